/**
 * Reads Parquet files into Arrow vectors and writes Arrow vectors to Parquet files.
 *
 * <p>Stability: internal. For the bundles of this product only.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.parquet.arrow;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
