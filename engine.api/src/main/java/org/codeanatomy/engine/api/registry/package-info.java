/**
 * What a runtime can do, as values that write themselves as JSON: what its plugins bring, and what it is made of.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.engine.api.registry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
