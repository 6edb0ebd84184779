package org.codeanatomy.plugin.api.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.junit.jupiter.api.Test;

class OptionSchemaTest {

    private final OptionSchema schema = new OptionSchema(
            "csv table",
            List.of(
                    OptionField.required("location", OptionType.PATH, "the file"),
                    OptionField.optional("header", OptionType.BOOLEAN, "true", "whether the first line has names"),
                    OptionField.optional("skip", OptionType.INTEGER, null, "lines to skip")));

    @Test
    void parse_leftOutOptions_haveTheirDefaults() throws PluginException {
        Options options = schema.parse(Map.of("LOCATION", "a.csv"));
        assertThat(options.requiredText("location")).isEqualTo("a.csv");
        assertThat(options.isTrue("header")).isTrue();
        assertThat(options.integer("skip")).isEmpty();
    }

    @Test
    void parse_severalProblems_namesAllOfThem() {
        assertThatThrownBy(() -> schema.parse(Map.of("header", "maybe", "skip", "x", "delimeter", ";")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("csv table")
                .hasMessageContaining("option location is missing (the file)")
                .hasMessageContaining("option header needs true or false, found 'maybe'")
                .hasMessageContaining("option skip needs a whole number, found 'x'")
                .hasMessageContaining("option delimeter is unknown; known are header, location, skip");
    }
}
