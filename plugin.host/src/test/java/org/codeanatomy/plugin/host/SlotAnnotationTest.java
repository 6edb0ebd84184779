package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One annotation on a component says everything three times: to the resolver, to the host, and on the service. */
class SlotAnnotationTest {

    @TempDir
    Path folder;

    @Test
    void slotAnnotation_yieldsRequirementCapabilityAndServiceProperties() throws Exception {
        try (JarFile jar = new JarFile(PluginBuilder.of("silent").to(folder).toFile())) {
            var headers = jar.getManifest().getMainAttributes();
            assertThat(headers.getValue("Require-Capability"))
                    .startsWith("org.codeanatomy.slot;")
                    .contains(
                            "filter:=\"(&(org.codeanatomy.slot=scalar-function)(version>=1.0.0)(!(version>=2.0.0)))\"");
            assertThat(headers.getValue("Provide-Capability"))
                    .contains("org.codeanatomy.plugin;name=silent;effective:=active")
                    .contains("org.codeanatomy.slot.filled=scalar-function;effective:=active")
                    .contains("names:List<String>=\"said,unsaid\"");

            ZipEntry component = jar.getEntry(headers.getValue("Service-Component"));
            String xml = new String(jar.getInputStream(component).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(xml)
                    .contains("<property name=\"org.codeanatomy.slot\" type=\"String\" value=\"scalar-function\"/>")
                    .containsPattern(
                            "<property name=\"org.codeanatomy.names\" type=\"String\">\\s*said\\s+unsaid\\s*<");
        }
    }
}
