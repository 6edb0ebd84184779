package org.codeanatomy.plugin.delta.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.delta.log.TableState;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/**
 * Writes commits. A version is taken by creating its file, which only one writer can; what the file says is on the disk
 * before it has its name. Thread-safe.
 */
public final class CommitWriter {

    /** The code of a failure after which the change may be visible or not. */
    public static final String COMMIT_UNKNOWN = "COMMIT_UNKNOWN";

    private final LocalStorage storage;
    private final Clock clock;
    private final Actions actions = new Actions();
    private final ObjectMapper json = new ObjectMapper();

    /** A writer that stamps commits with the time of {@code clock}. */
    public CommitWriter(LocalStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Makes a change visible, as the first version after the one it was made from that is free.
     *
     * <p>If others took versions meanwhile, a change that only adds files goes after them, as long as they only added
     * files too. Anything else is a conflict.
     *
     * @return the version
     * @throws PluginException with stage {@code COMMIT}; the change is not visible then, unless the code is
     *     {@link #COMMIT_UNKNOWN}
     */
    public long commit(Path location, TableChange change, CommitDescription description) throws PluginException {
        String transactionId = UUID.randomUUID().toString();
        byte[] content = content(change, description, transactionId);
        long version = description.readVersion() + 1;
        while (true) {
            Path file = commitFile(location, version);
            try {
                storage.putIfAbsent(file, content);
                return version;
            } catch (FileAlreadyExistsException taken) {
                if (isOurs(file, transactionId)) {
                    return version;
                }
                checkCompatible(file, version, change);
                version++;
            } catch (IOException failure) {
                if (isOurs(file, transactionId)) {
                    return version;
                }
                throw failed("version " + version + " of " + location + " could not be written: " + failure, failure);
            }
        }
    }

    private static Path commitFile(Path location, long version) {
        return TableState.logOf(location).resolve(String.format("%020d.json", version));
    }

    private byte[] content(TableChange change, CommitDescription description, String transactionId) {
        long now = clock.millis();
        StringBuilder lines = new StringBuilder();
        lines.append(actions.commitInfo(description, transactionId, now)).append('\n');
        change.protocol()
                .ifPresent(protocol -> lines.append(actions.protocol(protocol)).append('\n'));
        change.metadata()
                .ifPresent(metadata -> lines.append(actions.metadata(metadata)).append('\n'));
        change.removed().forEach(file -> lines.append(actions.remove(file, now)).append('\n'));
        change.added().forEach(file -> lines.append(actions.add(file, now)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the version is ours. An error after the file got its name does not undo the commit, so the file itself is
     * asked.
     *
     * @throws PluginException with code {@link #COMMIT_UNKNOWN} if it does not answer
     */
    private static boolean isOurs(Path file, String transactionId) throws PluginException {
        try {
            return Files.exists(file) && Files.readString(file).contains(transactionId);
        } catch (IOException unreadable) {
            throw new PluginException(
                    Stage.COMMIT,
                    COMMIT_UNKNOWN,
                    "whether " + file + " was committed is unknown, because it cannot be read: " + unreadable
                            + "; look for the transaction " + transactionId + " in it",
                    unreadable);
        }
    }

    private static PluginException failed(String message, IOException cause) {
        return new PluginException(Stage.COMMIT, "COMMIT_FAILED", message, cause);
    }

    private void checkCompatible(Path winner, long version, TableChange change) throws PluginException {
        if (!change.onlyAdds()) {
            throw conflict(version, "it was written meanwhile");
        }
        try (Stream<String> lines = Files.lines(winner, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines.filter(text -> !text.isBlank())::iterator) {
                JsonNode action = json.readTree(line);
                for (String kind : List.of("metaData", "protocol", "remove")) {
                    if (action.has(kind)) {
                        throw conflict(version, "it has a " + kind + " action");
                    }
                }
            }
        } catch (IOException unreadable) {
            throw failed("version " + version + " was written meanwhile and cannot be read: " + unreadable, unreadable);
        }
    }

    private static PluginException conflict(long version, String reason) {
        return new PluginException(
                Stage.COMMIT,
                "COMMIT_CONFLICT",
                "the write conflicts with version " + version + " of the table: " + reason
                        + "; run the statement again",
                Map.of("version", Long.toString(version)),
                null);
    }
}
