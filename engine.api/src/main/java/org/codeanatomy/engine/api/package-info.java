/**
 * What an application compiles against: an engine, its sessions, and results as Arrow vectors.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.1.0")
package org.codeanatomy.engine.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
