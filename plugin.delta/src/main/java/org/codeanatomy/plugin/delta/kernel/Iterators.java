package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;

/** Iterators in Kernel's form. */
final class Iterators {

    private Iterators() {}

    /** An iterator that holds nothing to be closed. */
    static <T> CloseableIterator<T> over(Iterator<T> items) {
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public T next() {
                return items.next();
            }

            @Override
            public void close() {}
        };
    }
}
