package org.codeanatomy.plugin.host.internal.journal;

import java.util.Locale;
import java.util.Optional;

/** What can be done to the set of committed plugins. */
public enum Change {
    /** A plugin came that was not committed. */
    INSTALL,
    /** Another jar of it, or the same once more. */
    UPDATE,
    /** A jar that served before. */
    ROLLBACK,
    /** A jar that a lock file names. */
    RESTORE,
    /** A jar that served before, because the committed one is damaged or missing in the store. */
    RECOVER,
    /** It is to serve no longer. */
    UNINSTALL,
    /** A commit could not be followed by its switch: what was committed before is committed again. */
    UNDO,
    /** The drop folder has the committed jar as well, so that it goes when the file goes. Nothing else changes. */
    TAKE,
    /** A file is gone from the drop folder, and its plugin has a newer source, or is uninstalled. Nothing else changes. */
    LEAVE;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Change> of(String text) {
        for (Change change : values()) {
            if (change.text().equals(text)) {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    /** Whether it says who serves. */
    boolean decides() {
        return this != TAKE && this != LEAVE;
    }

    /** Whether the file in the drop folder, if it names one, is the plugin's source no longer. */
    boolean givesFileUp() {
        return this == UNINSTALL || this == UNDO || this == LEAVE;
    }
}
