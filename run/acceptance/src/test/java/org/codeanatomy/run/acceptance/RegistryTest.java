package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public surface of the plugins of the distribution, in a file that people can review. With
 * {@code -Dgolden.update=true} the file is written anew, for a review of the difference.
 */
class RegistryTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "registry.json");

    @TempDir
    private Path folder;

    @Test
    void registry_ofTheDistribution_isTheOneThatWasReviewed() throws IOException {
        Outcome outcome = new Product(folder).run("registry", "--json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, outcome.out());
        }
        assertThat(outcome.out())
                .as("what the plugins bring; if the change is meant, run this test with -Dgolden.update=true and"
                        + " review the difference")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void registry_forPeople_listsEveryKind() {
        Outcome outcome = new Product(folder).run("registry");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("scalar function", "table function", "table kind", "procedure")
                .contains("source extractor", "view pack", "stable_hash64", "delta", "cpg_nodes");
    }

    @Test
    void version_inJson_saysWhatPluginsAreBoundTo() throws IOException {
        Outcome outcome = new Product(folder).run("version", "--json");
        assertThat(outcome.exitCode()).isZero();
        JsonNode capabilities = new ObjectMapper().readTree(outcome.out());
        JsonNode registry = new ObjectMapper().readTree(GOLDEN.toFile());

        assertThat(capabilities.at("/registry/hash")).isEqualTo(registry.get("hash"));
        assertThat(capabilities.at("/registry/scalar").asInt())
                .isEqualTo(registry.get("scalar").size());
        assertThat(capabilities.get("slots").fieldNames())
                .toIterable()
                .contains("scalar-function", "table-provider", "view-pack");
        assertThat(capabilities.get("plugin_api").has("org.codeanatomy.plugin.api.function"))
                .isTrue();
        assertThat(capabilities.get("arrow_version").asText()).matches("\\d+\\.\\d+.*");
        assertThat(capabilities.get("calcite_version").asText()).matches("\\d+\\.\\d+.*");
    }
}
