package org.codeanatomy.engine.build.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.OutputManifest.PluginVersion;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.junit.jupiter.api.Test;

class ModelTest {

    private static final Schema TEXT = schema(ArrowType.Utf8.INSTANCE);
    private static final Schema FLAG = schema(ArrowType.Bool.INSTANCE);

    private final List<String> closed = new ArrayList<>();

    @Test
    void model_doesNotDependOnTheOrderOfPlugins() {
        try (Model model = Model.of(
                List.of(extractor("python", TEXT, "files", "nodes"), extractor("java", TEXT, "files")),
                List.of(pack("z", "third"), pack("a", "first", "second")))) {
            assertThat(model.extractors()).extracting(SourceExtractor::language).containsExactly("java", "python");
            assertThat(model.evidence()).extracting(EvidenceTable::name).containsExactly("files", "nodes");
            assertThat(model.views()).extracting(ModelView::name).containsExactly("first", "second", "third");
            assertThat(model.rules()).hasSize(2);
        }
        assertThat(closed).containsExactlyInAnyOrder("python", "java", "z", "a");
    }

    @Test
    void plugins_areListedOnceEach_byName() {
        try (Model model = Model.of(List.of(extractor("python", TEXT, "files")), List.of(pack("a", "first")))) {
            assertThat(model.plugins(
                            List.of(new PluginVersion("delta", "2"), new PluginVersion("python", "1.0.0 (x)"))))
                    .containsExactly(
                            new PluginVersion("a", "1.0.0 (x)"),
                            new PluginVersion("delta", "2"),
                            new PluginVersion("python", "1.0.0 (x)"));
        }
    }

    @Test
    void model_thatContradictsItself_isRefusedNamingEverything_andGivenBack() {
        assertThatThrownBy(() -> Model.of(
                        List.of(extractor("python", TEXT, "files", "../escape"), extractor("java", FLAG, "files")),
                        List.of(pack("a", "files", "Upper"))))
                .isInstanceOfSatisfying(
                        BuildException.class,
                        refused -> assertThat(refused.kind().exitCode()).isEqualTo(4))
                .hasMessageContaining("two extractors fill files with different columns")
                .hasMessageContaining("'../escape' cannot be a table's name")
                .hasMessageContaining("view files of a has a name that is taken")
                .hasMessageContaining("'Upper' cannot be a table's name");
        assertThat(closed).containsExactlyInAnyOrder("python", "java", "a");
    }

    @Test
    void model_withoutExtractors_saysWhatToInstall() {
        assertThatThrownBy(() -> Model.of(List.of(), List.of()))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("install one that fills the slot source-extractor");
    }

    @Test
    void pluginThatBreaks_leavesTextOnly() {
        ViewPack broken = new Pack("a", List.of()) {
            @Override
            public List<ModelView> views() {
                throw new IllegalStateException("no views today");
            }
        };
        assertThatThrownBy(() -> Model.of(List.of(extractor("python", TEXT, "files")), List.of(lease("a", broken))))
                .isInstanceOf(BuildException.class)
                .hasNoCause()
                .hasMessageContaining("no views today");
        assertThat(closed).containsExactlyInAnyOrder("python", "a");
    }

    private static Schema schema(ArrowType type) {
        return new Schema(List.of(Field.nullable("c", type)));
    }

    private SlotLease<SourceExtractor> extractor(String language, Schema schema, String... tables) {
        List<EvidenceTable> evidence = List.of(tables).stream()
                .map(table -> new EvidenceTable(table, schema, List.of("c"), "rows"))
                .toList();
        return lease(language, new Extractor(language, evidence));
    }

    private SlotLease<ViewPack> pack(String name, String... views) {
        return lease(
                name,
                new Pack(
                        name,
                        List.of(views).stream()
                                .map(view -> ModelView.intermediate(view, "SELECT 1", "one"))
                                .toList()));
    }

    private <T> SlotLease<T> lease(String plugin, T service) {
        return new SlotLease<>() {
            @Override
            public T service() {
                return service;
            }

            @Override
            public String plugin() {
                return plugin;
            }

            @Override
            public String version() {
                return "1.0.0 (x)";
            }

            @Override
            public void close() {
                closed.add(plugin);
            }
        };
    }

    private record Extractor(String language, List<EvidenceTable> tables) implements SourceExtractor {

        @Override
        public boolean accepts(String path, byte[] head) {
            return true;
        }

        @Override
        public ExtractionRun begin(Path repository) throws PluginException {
            throw new PluginException(PluginException.Stage.EXTRACTION, "NOT_TODAY", "this test extracts nothing");
        }
    }

    private static class Pack implements ViewPack {

        private final String name;
        private final List<ModelView> views;

        Pack(String name, List<ModelView> views) {
            this.name = name;
            this.views = views;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<ModelView> views() {
            return views;
        }

        @Override
        public List<IntegrityRule> rules() {
            return List.of(new IntegrityRule("rule", "SELECT 1", "never"));
        }
    }
}
