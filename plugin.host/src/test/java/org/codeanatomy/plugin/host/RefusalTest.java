package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.Test;

class RefusalTest extends RuntimeTest {

    private List<String> refusal(PluginBuilder plugin) {
        PluginRefusedException[] refused = new PluginRefusedException[1];
        assertThatExceptionOfType(PluginRefusedException.class)
                .isThrownBy(() -> host.install(jar(plugin)))
                .satisfies(thrown -> refused[0] = thrown);
        assertThat(bundles()).as("nothing is left behind").isEmpty();
        return refused[0].reasons();
    }

    private Path jarWith(String... headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < headers.length; i += 2) {
            manifest.getMainAttributes().putValue(headers[i], headers[i + 1]);
        }
        Path jar = folder.resolve("thing.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    @Test
    void fileThatIsNoPlugin_isRefusedWithWhatItIs() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jar"), "not a jar");

        assertThatThrownBy(() -> host.install(text))
                .hasMessageContaining("notes.jar is refused: it is not a complete jar");
        assertThatThrownBy(() -> host.install(folder.resolve("nowhere.jar"))).hasMessageContaining("there is no file");
        Path noBundle = jarWith("Main-Class", "org.example.Main");
        assertThatThrownBy(() -> host.install(noBundle)).hasMessageContaining("it is no bundle");
        Path noPlugin = jarWith("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "org.example.lib;x=y");
        assertThatThrownBy(() -> host.install(noPlugin))
                .hasMessageContaining("bundle org.example.lib 0.0.0 is no plugin: put @Plugin(name = …)");
    }

    @Test
    void nameClash_isRefusedWithBothNames() throws Exception {
        host.install(jar(PluginBuilder.of("hello").version("1.2.0")));

        assertThatThrownBy(() -> host.install(jar(PluginBuilder.of("bonjour"))))
                .hasMessage("bonjour 1.0.0 is refused: brings scalar-function Hello, which hello 1.2.0 serves already:"
                        + " rename it, or uninstall hello");

        assertThat(functions()).containsExactly("hello");
        assertThat(only("bonjour").state()).isEqualTo(GenerationState.REFUSED);
        host.uninstall("hello");
        host.install(jar(PluginBuilder.of("bonjour")));
        assertThat(functions()).containsExactly("Hello", "bonjour");
    }

    @Test
    void nameClash_withAnAlias_isRefusedInBothDirections() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        assertThatThrownBy(() -> host.install(jar(PluginBuilder.of("salut"))))
                .hasMessageContaining("brings scalar-function HELLO, which hello 1.0.0 serves already");
        host.uninstall("hello");

        host.install(jar(PluginBuilder.of("salut")));

        assertThatThrownBy(() -> host.install(jar(PluginBuilder.of("hello"))))
                .hasMessageContaining("brings scalar-function hello, which salut 1.0.0 serves already");
    }

    @Test
    void failingComponent_isRefusedWithItsReason() {
        assertThat(refusal(PluginBuilder.of("failing")))
                .containsExactly("declares scalar-function fail and does not bring it: component"
                        + " org.codeanatomy.plugin.host.fixture.failing.Failing fails when it is activated"
                        + " (java.lang.IllegalStateException: no licence file)");
    }

    @Test
    void waitingComponent_isRefusedWithWhatItWaitsFor() {
        assertThat(refusal(PluginBuilder.of("waiting")))
                .containsExactly(
                        "declares scalar-function wait and does not bring it: component"
                                + " org.codeanatomy.plugin.host.fixture.waiting.Waiting waits for service java.util.concurrent.Callable");
    }

    @Test
    void undeclaredFunction_isRefused() {
        assertThat(refusal(PluginBuilder.of("undeclared")))
                .containsExactly("brings scalar-function smuggled without declaring it:"
                        + " add it to the names of the component's slot annotation");
    }

    @Test
    void declaredFunctionThatIsMissing_isRefused() {
        assertThat(refusal(PluginBuilder.of("silent")))
                .containsExactly("declares scalar-function unsaid and does not bring it:"
                        + " none of its components lists these names");
    }

    @Test
    void serviceThatIsNoSlot_isRefused() {
        assertThat(refusal(PluginBuilder.of("extra")))
                .containsExactly("registers a service java.lang.Runnable, which is no slot and would be visible"
                        + " before the plugin is admitted; remove it");
    }

    @Test
    void pluginWithoutSlots_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello")
                        .header("-dsannotations", "")
                        .header("-bundleannotations", "")
                        .header("Provide-Capability", "org.codeanatomy.plugin;name=idle;effective:=active")))
                .containsExactly("fills no slot: put a slot's annotation, such as @ScalarFunctionSlot, on a component");
    }

    @Test
    void wrongVersions_areRefusedWithWhatIsOffered() {
        List<String> reasons = refusal(PluginBuilder.of("hello")
                .header("Import-Package", "org.codeanatomy.plugin.api.function;version=\"[2.0,3)\", org.nowhere, *")
                .header(
                        "Require-Capability",
                        "org.codeanatomy.slot;filter:=\"(&(org.codeanatomy.slot=relation-planner)(version>=1.0.0)"
                                + "(!(version>=2.0.0)))\","
                                + "org.codeanatomy.slot;filter:=\"(&(org.codeanatomy.slot=procedure)(version>=3.0.0)"
                                + "(!(version>=4.0.0)))\","
                                + "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));

        assertThat(reasons)
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("needs package org.codeanatomy.plugin.api.function [2.0.0,3.0.0);"
                                + " this runtime has 1.0.0 (from "))
                .contains("needs package org.nowhere, which nothing here offers: put it into the jar")
                .contains("needs Java 99; this runtime is Java "
                        + Runtime.version().feature() + ": start the runtime with that Java, or build the plugin with"
                        + " --release " + Runtime.version().feature())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("fills slot relation-planner [1.0.0,2.0.0), which this runtime does not serve;"
                                + " it serves procedure 1.0.0, scalar-function 1.0.0"))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("fills slot procedure [3.0.0,4.0.0); this runtime serves it at 1.0.0"
                                + " (from org.codeanatomy.plugin.host 1.0.0)"))
                .noneMatch(reason -> reason.contains("(&"));
    }

    @Test
    void shapesThatCannotBeSwapped_areAllNamedAtOnce() {
        List<String> reasons = refusal(PluginBuilder.of("hello")
                .header("Bundle-SymbolicName", "org.example.hello;singleton:=true")
                .header("Export-Package", "org.codeanatomy.plugin.host.fixture.hello")
                .header("Private-Package", "org.codeanatomy.plugin.host.fixture")
                .header("Require-Bundle", "org.example.other")
                .header("DynamicImport-Package", "*")
                .manifest("Bundle-NativeCode", "build.txt;osname=Linux,*"));

        assertThat(reasons)
                .anyMatch(reason -> reason.startsWith("exports org.codeanatomy.plugin.host.fixture.hello: "))
                .anyMatch(reason -> reason.startsWith("requires bundle org.example.other as a whole; "))
                .anyMatch(reason -> reason.startsWith("imports * dynamically: "))
                .anyMatch(reason -> reason.startsWith("is a singleton, "))
                .anyMatch(reason -> reason.startsWith("brings native code, "))
                .hasSize(5);
    }

    @Test
    void fragment_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello").header("Fragment-Host", "org.apache.felix.scr")))
                .anyMatch(reason -> reason.startsWith("it is a fragment of org.apache.felix.scr: "));
    }
}
