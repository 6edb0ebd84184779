package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.codeanatomy.plugin.api.health.HealthReport.Status;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A plugin that says it is not well does not go live; one that serves can be asked at any time. */
class HealthTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.health", "500");
        return properties;
    }

    @AfterEach
    void recover() {
        System.clearProperty("ailing");
    }

    private Path ailing(String how) {
        return jar(PluginBuilder.of("ailing").build(how));
    }

    private List<HealthStatus> health() {
        return runtime.context()
                .getService(runtime.context().getServiceReference(RuntimeView.class))
                .health();
    }

    private HealthStatus only() {
        assertThat(health()).hasSize(1);
        return health().get(0);
    }

    @Test
    void candidateThatIsNotWell_isRefusedAndTheOldOneServes() throws Exception {
        host.install(ailing("well"));

        assertThatThrownBy(() -> host.update("ailing", ailing("critical")))
                .hasMessage("ailing 1.0.0 is refused: is not well: its disk is full; make room");
        assertThatThrownBy(() -> host.update("ailing", ailing("throw")))
                .hasMessageContaining("its health check fails (IOException: no such disk)");
        assertThatThrownBy(() -> host.update("ailing", ailing("nothing")))
                .hasMessageContaining("its health check answers nothing");
        assertThatThrownBy(() -> host.update("ailing", ailing("hang")))
                .hasMessageContaining("its health check does not answer within 500 ms");

        assertThat(functions()).containsExactly("ail");
        assertThat(bundles()).hasSize(1);
    }

    @Test
    void candidateThatWarns_isAdmittedAndTheReportSaysSo() throws Exception {
        assertThat(host.install(ailing("warn")).summary())
                .contains("ailing 1.0.0 serves; it warns: its disk is nearly full; make room");
    }

    @Test
    void servingPlugins_areAskedWhenSomebodyWantsToKnow() throws Exception {
        host.install(ailing("well"));
        host.install(jar(PluginBuilder.of("hello")));
        System.setProperty("ailing", "critical");

        assertThat(health())
                .extracting(HealthStatus::plugin, HealthStatus::status, HealthStatus::message)
                .containsExactly(
                        tuple("ailing", Status.CRITICAL, "its disk is full; make room"),
                        tuple("hello", Status.OK, "serves; it has no health check of its own"));

        System.setProperty("ailing", "hang");
        assertThat(health().get(0).message()).isEqualTo("its health check does not answer within 500 ms");
        System.setProperty("ailing", "well");
        assertThat(health().get(0).status()).isEqualTo(Status.OK);
    }

    @Test
    void felixHealthChecks_areThereForWhoServes() throws Exception {
        host.install(ailing("well"));
        host.update("ailing", jar(PluginBuilder.of("ailing").version("2.0.0").build("well")));

        ServiceReference<?>[] checks =
                runtime.context().getAllServiceReferences(HealthCheck.class.getName(), "(hc.tags=plugin)");
        assertThat(checks).hasSize(1);
        assertThat(checks[0].getProperty("plugin.version")).isEqualTo("2.0.0");
        assertThat(checks[0].getProperty(HealthCheck.NAME)).isEqualTo("Plugin ailing");
        HealthCheck check = (HealthCheck) runtime.context().getService(checks[0]);
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.OK);
        System.setProperty("ailing", "critical");
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(check.execute().toString()).contains("ailing 2.0.0: its disk is full; make room");

        host.uninstall("ailing");
        assertThat(runtime.context().getAllServiceReferences(HealthCheck.class.getName(), "(hc.tags=plugin)"))
                .isNull();
    }

    @Test
    void suspendedPlugin_isCritical() throws Exception {
        host.install(ailing("well"));
        Bundle bundle = Arrays.stream(runtime.context().getBundles())
                .filter(installed -> installed.getSymbolicName().equals("org.example.ailing"))
                .findFirst()
                .orElseThrow();
        assertThat(only().status()).isEqualTo(Status.OK);

        bundle.getBundleContext().registerService(Runnable.class, () -> {}, null);

        TestRuntime.await("it is suspended", () -> only().status() == Status.CRITICAL);
        assertThat(only().message())
                .isEqualTo("is suspended: registered a service java.lang.Runnable, which is no slot");
    }
}
