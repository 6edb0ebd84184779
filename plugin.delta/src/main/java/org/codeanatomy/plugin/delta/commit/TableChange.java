package org.codeanatomy.plugin.delta.commit;

import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.TableProtocol;

/**
 * What a commit changes. Immutable.
 *
 * @param protocol the new protocol, if it changes
 * @param metadata the new metadata, if it changes
 * @param added files to add
 * @param removed files to remove
 */
public record TableChange(
        Optional<TableProtocol> protocol,
        Optional<TableMetadata> metadata,
        List<NewFile> added,
        List<DataFile> removed) {

    /** Copies the lists. */
    public TableChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether it does nothing but add files, so that it may come after any commit that only adds files too. */
    boolean onlyAdds() {
        return protocol.isEmpty() && metadata.isEmpty() && removed.isEmpty();
    }
}
