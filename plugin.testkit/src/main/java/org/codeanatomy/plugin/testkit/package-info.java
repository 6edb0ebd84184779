/** Contract tests for plugins, to be run in the build of the plugin. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
