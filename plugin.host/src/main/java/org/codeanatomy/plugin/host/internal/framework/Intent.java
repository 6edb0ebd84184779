package org.codeanatomy.plugin.host.internal.framework;

import java.util.Objects;
import org.codeanatomy.plugin.host.internal.journal.Change;

/**
 * What a candidate is brought for, as the journal will say it.
 *
 * @param file the file in the drop folder that it comes from; empty if it comes otherwise
 */
record Intent(Change change, String file) {

    Intent {
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(file, "file is null");
    }
}
