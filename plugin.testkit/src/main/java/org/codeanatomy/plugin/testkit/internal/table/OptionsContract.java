package org.codeanatomy.plugin.testkit.internal.table;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of declared options: every one can be given and is read as it was given, others are refused. */
final class OptionsContract {

    private static final String UNKNOWN = "no_such_option";
    private static final String UNKNOWN_TOO = "nor_this_one";

    private final OptionSchema schema;
    private final String subject;
    private final Findings findings;

    OptionsContract(OptionSchema schema, String subject, Findings findings) {
        this.schema = schema;
        this.subject = subject;
        this.findings = findings;
    }

    /** Checks everything. */
    void check() {
        checkNames();
        checkRoundTrip();
        checkRefusals();
        findings.checked(Check.OPTIONS, subject, schema.fields().size() + " options");
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (OptionField field : schema.fields()) {
            if (!field.name().equals(field.name().toLowerCase(Locale.ROOT))) {
                problem("option " + field.name()
                        + " has upper-case letters, so it can never be given: write it in lower" + " case");
            }
            if (!seen.add(field.name())) {
                problem("option " + field.name() + " is declared twice, and the second never gets a value");
            }
            if (field.description().isBlank()) {
                problem("option " + field.name() + " has no description");
            }
        }
    }

    private void checkRoundTrip() {
        Map<String, String> required = new LinkedHashMap<>();
        Map<String, String> all = new LinkedHashMap<>();
        for (OptionField field : schema.fields()) {
            all.put(field.name(), text(field));
            if (field.required()) {
                required.put(field.name(), text(field));
            }
        }
        try {
            Options options = schema.parse(required);
            for (OptionField field : schema.fields()) {
                checkValue(options, field, field.required() ? text(field) : field.defaultValue());
            }
        } catch (PluginException refused) {
            problem("options are refused when only those are given that must be, so a default does not fit: "
                    + refused.getMessage());
        }
        try {
            Options options = schema.parse(all);
            schema.fields().forEach(field -> checkValue(options, field, text(field)));
        } catch (PluginException refused) {
            problem("options are refused although all of them fit: " + refused.getMessage());
        }
    }

    /** A text that fits. */
    private static String text(OptionField field) {
        return switch (field.type()) {
            case TEXT -> "some text";
            case PATH -> "some/path";
            case INTEGER -> "42";
            case BOOLEAN -> "true".equals(field.defaultValue()) ? "false" : "true";
        };
    }

    private void checkValue(Options options, OptionField field, String text) {
        String name = field.name();
        boolean same =
                switch (field.type()) {
                    case TEXT -> Objects.equals(options.text(name).orElse(null), text);
                    case PATH -> Objects.equals(options.path(name).orElse(null), text == null ? null : Path.of(text));
                    case INTEGER ->
                        options.integer(name)
                                .equals(text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text)));
                    case BOOLEAN -> options.isTrue(name) == Boolean.parseBoolean(text);
                };
        if (!same) {
            problem("option " + name + " is not read as it was given or declared: " + text);
        }
    }

    /** Two unknown options beside all that is missing: every one of them must be named. */
    private void checkRefusals() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put(UNKNOWN, "1");
        wrong.put(UNKNOWN_TOO, "2");
        try {
            schema.parse(wrong);
            problem("unknown options are taken without a word");
        } catch (PluginException refused) {
            Set<String> named = new HashSet<>(wrong.keySet());
            schema.fields().stream()
                    .filter(OptionField::required)
                    .map(OptionField::name)
                    .forEach(named::add);
            named.stream()
                    .filter(name -> !refused.getMessage().contains(name))
                    .forEach(name -> problem("of several problems with options not all are told: " + name
                            + " is not in '" + refused.getMessage() + "'"));
        }
    }

    private void problem(String sentence) {
        findings.oneOfProblems(Check.OPTIONS, subject, sentence);
    }
}
