/** The slot for what CALL runs. */
@Export
@Version(ProcedureSlots.VERSION)
package org.codeanatomy.plugin.api.procedure;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
