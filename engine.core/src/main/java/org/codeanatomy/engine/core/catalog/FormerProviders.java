package org.codeanatomy.engine.core.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.host.PluginHost;

/** Says who served a name that nobody serves any more. */
public final class FormerProviders {

    private FormerProviders() {}

    /**
     * A sentence for people, if somebody served it.
     *
     * @param what the thing with its name: {@code function shout}
     * @param slots where it may have been served
     */
    public static Optional<String> sentence(PluginHost host, String what, String name, String... slots) {
        List<String> former = Arrays.stream(slots)
                .flatMap(slot -> host.formerProviders(slot, name).stream())
                .toList();
        return former.isEmpty()
                ? Optional.empty()
                : Optional.of(what + " was served by " + String.join(", ", former)
                        + ", which serves no longer; start or install that plugin again");
    }
}
