package org.codeanatomy.plugin.host.internal.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRequirement;

/**
 * A requirement as a person would say it.
 *
 * @param name what is required: a package, a slot
 * @param range the versions that fit, for instance {@code [2.0.0,3.0.0)}, or empty if any does
 */
public record Need(String name, String range) {

    private static final Pattern TERM = Pattern.compile("(!\\()?\\(?([\\w.\\-]+)(>=|<=|=)([^()]*)\\)");

    private static final Pattern LOWEST = Pattern.compile("\\[?(\\d+(\\.\\d+){0,2}(\\.[\\w-]+)?)");

    /** What a requirement asks for. */
    public static Need of(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
        if (filter == null) {
            return new Need(requirement.getNamespace(), "");
        }
        return new Need(
                value(filter, requirement.getNamespace(), "=").orElse(requirement.getNamespace()), range(filter));
    }

    /** The lowest version that fits, if there is one. */
    Optional<Version> floor() {
        Matcher first = LOWEST.matcher(range);
        return first.lookingAt() ? Optional.of(Version.parseVersion(first.group(1))) : Optional.empty();
    }

    private static String range(String filter) {
        Optional<String> floor = value(filter, "version", ">=");
        Optional<String> ceiling = excludedFrom(filter);
        if (ceiling.isPresent()) {
            return "[" + floor.orElse("0") + "," + ceiling.get() + ")";
        }
        return floor.map(version -> version + " or later")
                .or(() -> value(filter, "version", "="))
                .orElse("");
    }

    private static Optional<String> value(String filter, String key, String operator) {
        Matcher terms = TERM.matcher(filter);
        while (terms.find()) {
            boolean excluded = terms.group(1) != null;
            if (!excluded && terms.group(2).equals(key) && terms.group(3).equals(operator)) {
                return Optional.of(terms.group(4));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> excludedFrom(String filter) {
        Matcher terms = TERM.matcher(filter);
        while (terms.find()) {
            if (terms.group(1) != null
                    && terms.group(2).equals("version")
                    && terms.group(3).equals(">=")) {
                return Optional.of(terms.group(4));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return range.isEmpty() ? name : name + " " + range;
    }
}
