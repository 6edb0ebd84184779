/**
 * The slot for what CALL runs.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version(ProcedureSlots.VERSION)
package org.codeanatomy.plugin.api.procedure;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
