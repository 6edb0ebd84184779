/** Delta tables: opened at a version, read with pruning, written by atomic commits. */
@Plugin(name = "delta", smokeQuery = "CALL delta.self_test()")
package org.codeanatomy.plugin.delta;

import org.codeanatomy.plugin.api.Plugin;
