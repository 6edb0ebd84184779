package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.vector.ValueVector;
import org.codeanatomy.plugin.api.function.FunctionSlots;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class OffersTest extends RuntimeTest {

    @Test
    void offers_nameEverySlotAtTheVersionOfItsPackage() {
        assertThat(host.offers().slots().keySet())
                .containsExactly(
                        "procedure",
                        "scalar-function",
                        "source-extractor",
                        "table-function",
                        "table-provider",
                        "view-pack");
        assertThat(host.offers().slots()).containsEntry("scalar-function", FunctionSlots.VERSION);
    }

    @Test
    void offers_namePackagesOfThePlatform() {
        assertThat(host.offers().packages())
                .containsEntry("org.codeanatomy.plugin.api.function", FunctionSlots.VERSION)
                .containsKey(ValueVector.class.getPackageName());
    }

    @Test
    void offers_ofABundleThatDoesNotResolve_areLeftOut() throws Exception {
        Bundle unresolved = runtime.install(PluginBuilder.of("hello")
                .header("Export-Package", "org.example.offered;version=3.1")
                .header("Import-Package", "org.example.nowhere")
                .to(folder));
        assertThat(unresolved.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(host.offers().packages()).doesNotContainKey("org.example.offered");
    }
}
