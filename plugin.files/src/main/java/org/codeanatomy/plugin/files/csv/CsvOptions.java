package org.codeanatomy.plugin.files.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.TableProviderFactory;

/**
 * How a CSV file is laid out and what its columns are.
 *
 * @param location file or directory
 * @param header whether the first record of each file names the columns
 * @param delimiter what separates fields; one or more characters
 * @param quote the character around fields that hold delimiters, quotes or line ends
 * @param escape the character that takes the meaning from a quote inside quotes; the quote itself if quotes are doubled
 * @param nullText what stands for null where it is not quoted
 * @param schema declared columns, as {@link SchemaText} reads them
 */
record CsvOptions(
        Path location,
        boolean header,
        String delimiter,
        char quote,
        char escape,
        String nullText,
        Optional<String> schema) {

    static final OptionSchema SCHEMA = new OptionSchema(
            "csv table",
            List.of(
                    OptionField.required(
                            TableProviderFactory.LOCATION, OptionType.PATH, "file or directory of .csv files"),
                    OptionField.optional(
                            "header", OptionType.BOOLEAN, "true", "whether the first record has the names"),
                    OptionField.optional("delimiter", OptionType.TEXT, ",", "what separates fields"),
                    OptionField.optional("quote", OptionType.TEXT, "\"", "the character around a field"),
                    OptionField.optional("escape", OptionType.TEXT, null, "what precedes a quote inside quotes"),
                    OptionField.optional("null", OptionType.TEXT, "", "the unquoted text that stands for null"),
                    OptionField.optional("schema", OptionType.TEXT, null, "columns: name type, name type, …")));

    static CsvOptions of(Options options) throws PluginException {
        List<String> problems = new ArrayList<>();
        String delimiter = options.requiredText("delimiter");
        if (delimiter.isEmpty() || delimiter.indexOf('\n') >= 0 || delimiter.indexOf('\r') >= 0) {
            problems.add("option delimiter needs at least one character and no line end");
        }
        char quote = character("quote", options.requiredText("quote"), problems);
        char escape = options.text("escape")
                .map(text -> character("escape", text, problems))
                .orElse(quote);
        if (delimiter.indexOf(quote) >= 0 || delimiter.indexOf(escape) >= 0) {
            problems.add("option delimiter must not contain the quote or the escape character");
        }
        if (!problems.isEmpty()) {
            problems.set(0, "csv table: " + problems.get(0));
            throw PluginException.ofProblems(Stage.ARGUMENTS, "INVALID_OPTIONS", problems);
        }
        return new CsvOptions(
                options.path(TableProviderFactory.LOCATION).orElseThrow(),
                options.isTrue("header"),
                delimiter,
                quote,
                escape,
                options.requiredText("null"),
                options.text("schema"));
    }

    private static char character(String name, String text, List<String> problems) {
        boolean usable = text.length() == 1 && text.charAt(0) != '\n' && text.charAt(0) != '\r';
        if (!usable) {
            problems.add("option " + name + " needs exactly one character, found '" + text + "'");
        }
        return text.isEmpty() ? ' ' : text.charAt(0);
    }
}
