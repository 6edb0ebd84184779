/** The runtime as one model of records: the console, {@code sys} tables and events are views of it. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.host.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
