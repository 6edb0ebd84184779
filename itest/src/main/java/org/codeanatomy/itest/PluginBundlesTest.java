package org.codeanatomy.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.codeanatomy.plugin.api.Plugin;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Whoever is wired to a plugin keeps its class loader alive after it was replaced; so nobody is. */
public class PluginBundlesTest {
    private final List<Bundle> plugins = plugins();

    @Test
    void plugins_areHere() {
        assertThat(plugins)
                .extracting(Bundle::getSymbolicName)
                .contains(
                        "org.codeanatomy.examples.hello-plugin",
                        "org.codeanatomy.plugin.files",
                        "org.codeanatomy.plugin.delta",
                        "org.codeanatomy.plugin.codeanatomy");
    }

    @Test
    void plugins_exportNoPackages() {
        assertThat(plugins).allSatisfy(plugin -> assertThat(
                        plugin.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE))
                .as(plugin.getSymbolicName())
                .isEmpty());
    }

    @Test
    void plugins_areWiredToByNobody() {
        assertThat(plugins).allSatisfy(plugin -> assertThat(
                        plugin.adapt(BundleWiring.class).getProvidedWires(null))
                .as(plugin.getSymbolicName())
                .extracting(BundleWire::getRequirer)
                .isEmpty());
    }

    private static List<Bundle> plugins() {
        BundleContext context = FrameworkUtil.getBundle(PluginBundlesTest.class).getBundleContext();
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.adapt(BundleWiring.class) != null)
                .filter(bundle -> !bundle.adapt(BundleWiring.class)
                        .getRevision()
                        .getDeclaredCapabilities(Plugin.NAMESPACE)
                        .isEmpty())
                .toList();
    }
}
