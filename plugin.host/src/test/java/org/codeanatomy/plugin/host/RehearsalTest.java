package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.Test;

class RehearsalTest extends RuntimeTest {

    private static PluginBuilder hello(String version) {
        return PluginBuilder.of("hello").version(version).build("build of " + version);
    }

    private void rehearseWith(SwitchRehearsal rehearsal) {
        runtime.context().registerService(SwitchRehearsal.class, rehearsal, null);
    }

    @Test
    void update_withRehearsal_showsItBothGenerationsBeforeTheSwitch() throws Exception {
        List<String> seen = new ArrayList<>();
        rehearseWith((candidate, prospective, current, present) -> {
            seen.add(current + " says " + call(present, "hello") + ", " + candidate + " " + call(prospective, "hello")
                    + ", others hear " + call("hello"));
            return new RehearsalReport("1 function was rehearsed", List.of("hello() differs"));
        });
        host.install(jar(hello("1.0.0")));
        assertThat(seen).isEmpty();

        UpdateReport report = host.update("hello", jar(hello("2.0.0")));

        assertThat(seen)
                .containsExactly(
                        "hello 1.0.0 says build of 1.0.0, hello 2.0.0 build of 2.0.0, others hear build of 1.0.0");
        assertThat(report.summary()).contains("; 1 function was rehearsed; hello() differs");
    }

    @Test
    void update_asShadow_refusesACandidateThatAnswersDifferently() throws Exception {
        rehearseWith((candidate, prospective, current, present) ->
                new RehearsalReport("1 function was rehearsed", List.of("hello() differs", "salut() differs")));
        host.install(jar(hello("1.0.0")));

        assertThatThrownBy(() -> host.update(
                        "hello", jar(hello("2.0.0")), ChangeOptions.defaults().withShadow(true)))
                .hasMessage("hello 2.0.0 is refused: hello() differs; salut() differs");

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
    }

    @Test
    void update_whoseRehearsalFails_isMadeUnlessItIsAShadow() throws Exception {
        rehearseWith((candidate, prospective, current, present) -> {
            throw new IllegalStateException("out of scripts");
        });
        host.install(jar(hello("1.0.0")));

        assertThatThrownBy(() -> host.update(
                        "hello", jar(hello("2.0.0")), ChangeOptions.defaults().withShadow(true)))
                .hasMessage("hello 2.0.0 is refused: its rehearsal fails (IllegalStateException: out of scripts)");
        assertThat(host.update("hello", jar(hello("2.0.0"))).summary()).contains("its rehearsal fails");
        assertThat(call("hello")).isEqualTo("build of 2.0.0");
    }

    @Test
    void update_asShadowWithoutEngine_isRefused() throws Exception {
        host.install(jar(hello("1.0.0")));

        assertThatThrownBy(() -> host.update(
                        "hello", jar(hello("2.0.0")), ChangeOptions.defaults().withShadow(true)))
                .hasMessageContaining("its answers cannot be compared, because no engine is running");
    }
}
