/** Delta tables: opened at a version, read with pruning, written by atomic commits. */
@Plugin(name = "delta")
package org.codeanatomy.plugin.delta;

import org.codeanatomy.plugin.api.Plugin;
