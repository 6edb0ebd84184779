package org.codeanatomy.plugin.api.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.codeanatomy.plugin.api.PluginException;

/**
 * The options that something takes.
 *
 * @param owner what takes them, as it is named in errors; for instance {@code csv table}
 * @param fields the declared options, in the order in which help lists them
 */
public record OptionSchema(String owner, List<OptionField> fields) {

    /** Copies the fields. */
    public OptionSchema {
        Objects.requireNonNull(owner, "owner is null");
        fields = List.copyOf(fields);
    }

    /**
     * Reads texts into typed values. Names are matched without regard to case.
     *
     * @throws PluginException with code {@code INVALID_OPTIONS}, naming every unknown, missing and malformed option
     */
    public Options parse(Map<String, String> texts) throws PluginException {
        Map<String, String> given = new LinkedHashMap<>();
        texts.forEach((name, text) -> given.put(name.toLowerCase(Locale.ROOT), text));
        List<String> problems = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (OptionField field : fields) {
            String text = given.remove(field.name());
            if (text == null && field.required()) {
                problems.add("option " + field.name() + " is missing (" + field.description() + ")");
            } else if (text != null || field.defaultValue() != null) {
                read(field, text == null ? field.defaultValue() : text, values, problems);
            }
        }
        for (String unknown : given.keySet()) {
            problems.add("option " + unknown + " is unknown; known are " + names());
        }
        if (!problems.isEmpty()) {
            problems.set(0, owner + ": " + problems.get(0));
            throw PluginException.ofProblems(PluginException.Stage.ARGUMENTS, "INVALID_OPTIONS", problems);
        }
        return new Options(values);
    }

    private String names() {
        TreeSet<String> names = new TreeSet<>();
        fields.forEach(field -> names.add(field.name()));
        return String.join(", ", names);
    }

    private static void read(OptionField field, String text, Map<String, Object> values, List<String> problems) {
        switch (field.type()) {
            case TEXT, PATH -> values.put(field.name(), text);
            case INTEGER -> {
                try {
                    values.put(field.name(), Long.valueOf(text.trim()));
                } catch (NumberFormatException notWhole) {
                    problems.add("option " + field.name() + " needs a whole number, found '" + text + "'");
                }
            }
            case BOOLEAN -> {
                String word = text.trim().toLowerCase(Locale.ROOT);
                if (word.equals("true") || word.equals("false")) {
                    values.put(field.name(), Boolean.valueOf(word));
                } else {
                    problems.add("option " + field.name() + " needs true or false, found '" + text + "'");
                }
            }
        }
    }
}
