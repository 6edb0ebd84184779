/** Files of well-known formats as tables. */
@Plugin(name = "files")
package org.codeanatomy.plugin.files;

import org.codeanatomy.plugin.api.Plugin;
