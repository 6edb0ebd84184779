package org.codeanatomy.run.console.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.unload.Retention;
import org.codeanatomy.plugin.host.unload.RetentionReason;

/** What holds versions that were replaced, as people read it. */
public final class LeakText {

    private LeakText() {}

    /** A paragraph for each version that is left, without a line feed at its end. */
    public static String render(List<Retention> leaks) {
        return leaks.isEmpty()
                ? "nothing is left of any version that was replaced or removed"
                : leaks.stream().map(LeakText::paragraph).collect(Collectors.joining("\n"));
    }

    private static String paragraph(Retention leak) {
        String head = leak.generation() + " (generation " + leak.generation().number() + ") is still there "
                + leak.retiredFor().toSeconds() + " s after it was removed";
        Stream<String> reasons = leak.reasons().isEmpty()
                ? Stream.of("nothing was found that holds it")
                : leak.reasons().stream().map(LeakText::line);
        return Stream.of(Stream.of(head), reasons, leak.leftBehind().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n  - "));
    }

    private static String line(RetentionReason reason) {
        return reason.tier().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + reason.sentence();
    }
}
