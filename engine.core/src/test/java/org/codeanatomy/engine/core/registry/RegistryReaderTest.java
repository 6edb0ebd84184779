package org.codeanatomy.engine.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.registry.CapabilitiesSnapshot;
import org.codeanatomy.engine.api.registry.FunctionFacts;
import org.codeanatomy.engine.api.registry.OptionFacts;
import org.codeanatomy.engine.api.registry.ParameterFacts;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.engine.api.registry.TableKindFacts;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.options.OptionType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryReaderTest {

    private final DemoEngine demo = new DemoEngine();

    @AfterEach
    void close() {
        demo.close();
    }

    private FunctionFacts function(String name) {
        return demo.engine().registry().functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void registry_saysHowAFunctionIsCalledAndWhatItReturns() {
        assertThat(function("shout"))
                .isEqualTo(new FunctionFacts(
                        "shout",
                        Kind.SCALAR,
                        "demo",
                        List.of("yell"),
                        List.of(
                                new ParameterFacts("text", List.of("string"), false),
                                new ParameterFacts("marks", List.of("int64"), true)),
                        1,
                        false,
                        Volatility.IMMUTABLE,
                        NullHandling.NULL_ON_NULL,
                        List.of(List.of("string"), List.of("string", "int64")),
                        List.of("string", "string")));
    }

    @Test
    void registry_ofAFunctionThatRefusesWhatItIsShown_leavesTheReturnTypeOpen() {
        assertThat(function("broken").signatureInputs()).containsExactly(List.of("any"));
        assertThat(function("broken").returnTypes()).containsExactly((String) null);
    }

    @Test
    void registry_listsPluginsOnly_notTheEngine() {
        assertThat(demo.engine().registry().names(Kind.SCALAR)).containsExactly("broken", "plus", "shout");
        assertThat(demo.engine().functions()).anyMatch(function -> function.plugin() == null);
    }

    @Test
    void registry_saysWhatATableKindTakes() {
        assertThat(demo.engine().registry().tableKinds())
                .containsExactly(new TableKindFacts(
                        "numbers",
                        "demo",
                        false,
                        List.of(
                                new OptionFacts("count", OptionType.INTEGER, true, null),
                                new OptionFacts("location", OptionType.PATH, false, null))));
    }

    @Test
    void registry_ofATableFunction_doesNotAskForItsColumns() {
        FunctionFacts numbers = function("numbers");
        assertThat(numbers.kind()).isEqualTo(Kind.TABLE);
        assertThat(numbers.signatureInputs()).containsExactly(List.of("int64"), List.of("int64", "int64"));
        assertThat(numbers.returnTypes()).isEmpty();
    }

    @Test
    void registry_ofAPluginThatThrows_namesIt() {
        ScalarFunctions failing = () -> {
            throw new IllegalStateException("not today");
        };
        demo.host().with("moody", failing);

        assertThatThrownBy(demo.engine()::registry)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("moody 1.0.0 failed to list its functions")
                .hasMessageContaining("not today");
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void capabilities_sayWhatTheRuntimeIsMadeOf() {
        RegistrySnapshot registry = demo.engine().registry();
        CapabilitiesSnapshot capabilities = demo.engine().capabilities();

        assertThat(capabilities.engineVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(capabilities.javaVersion()).isEqualTo(Runtime.version().toString());
        assertThat(capabilities.arrowVersion()).isEqualTo("19.0.0");
        assertThat(capabilities.calciteVersion()).isEqualTo("1.42.0");
        assertThat(capabilities.pluginApi())
                .isEqualTo(Map.of(
                        "org.codeanatomy.plugin.api", "1.0.0",
                        "org.codeanatomy.plugin.api.function", "1.2.0"));
        assertThat(capabilities.slots()).isEqualTo(Map.of("scalar-function", "1.0.0"));
        assertThat(capabilities.pluginSnapshot()).isEqualTo("fixed");
        assertThat(capabilities.registry()).isEqualTo(registry.summary());
        assertThat(capabilities.registry().scalar()).isEqualTo(3);
    }

    @Test
    void capabilities_inJson_nameNothingThatIsNotThere() {
        assertThat(demo.engine().capabilities().toJson())
                .startsWith("{\n  \"version\": 1,\n  \"engine_version\": \"")
                .contains("\"arrow_version\": \"19.0.0\"", "\"plugin_api\": {", "\"scalar-function\": \"1.0.0\"")
                .contains("\"hash\": \"" + demo.engine().registry().hash() + "\"")
                .doesNotContain("substrait", "available");
    }
}
