/**
 * The runtime as one model of records: the console, {@code sys} tables and events are views of it.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.host.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
