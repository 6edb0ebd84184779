package org.codeanatomy.engine.build.internal.hash;

import java.io.IOException;

/** Receives framed rows, one after the other. */
@FunctionalInterface
interface RowConsumer {

    /** Takes a row, which is lent for the length of the call. */
    void accept(byte[] bytes, int offset, int length) throws IOException;
}
