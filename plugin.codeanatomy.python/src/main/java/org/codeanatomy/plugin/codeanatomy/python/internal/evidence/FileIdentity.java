package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.charset.StandardCharsets;
import org.codeanatomy.plugin.api.source.GraphIds;

/** The two columns every row begins with. */
final class FileIdentity {

    private final String path;
    private final String fileId;
    private final byte[] pathUtf8;
    private final byte[] fileIdUtf8;

    FileIdentity(String path, GraphIds ids) {
        this.path = path;
        this.fileId = ids.file(path);
        this.pathUtf8 = path.getBytes(StandardCharsets.UTF_8);
        this.fileIdUtf8 = fileId.getBytes(StandardCharsets.UTF_8);
    }

    String path() {
        return path;
    }

    String fileId() {
        return fileId;
    }

    byte[] pathUtf8() {
        return pathUtf8;
    }

    byte[] fileIdUtf8() {
        return fileIdUtf8;
    }
}
