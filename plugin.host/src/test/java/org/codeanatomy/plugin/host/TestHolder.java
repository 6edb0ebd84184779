package org.codeanatomy.plugin.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A lease holder that remembers why it was told to stop, and does nothing about it. */
public final class TestHolder implements LeaseHolder {

    private final String description;
    private final List<String> cancellations = new CopyOnWriteArrayList<>();

    /** A holder that does this. */
    public TestHolder(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void cancel(String reason) {
        cancellations.add(reason);
    }

    /** Why it was told to stop, in order. */
    public List<String> cancellations() {
        return List.copyOf(cancellations);
    }
}
