/** Columns and batches: the form in which data crosses between the engine and a plugin. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.vector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
