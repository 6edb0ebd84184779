/**
 * Starts the product: a framework with the bundles of a distribution, for the command line or inside an application.
 *
 * <p>The platform (Arrow, Calcite, the APIs) is on the application's class path and exported to bundles by the system
 * bundle, so that bundles and application share one class per name, and a class-data archive covers it.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.1.0")
package org.codeanatomy.run.launcher;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
