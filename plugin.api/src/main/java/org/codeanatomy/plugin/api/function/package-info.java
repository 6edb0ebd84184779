/**
 * The slots for functions that a plugin brings to SQL.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version(FunctionSlots.VERSION)
package org.codeanatomy.plugin.api.function;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
