package org.codeanatomy.bench.hotswap;

import java.nio.file.Path;

/** A way to replace the plugin by another version of it. */
@FunctionalInterface
interface Replacement {

    /**
     * Replaces it and returns when the new version serves.
     *
     * @return how many statements were cancelled for it, where that is told
     * @throws IllegalStateException if the new version is refused, or does not serve in time
     */
    int by(Path jar) throws Exception;
}
