package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {

    @TempDir
    Path folder;

    private TestRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        runtime = TestRuntime.started(folder, Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        runtime.close();
    }

    @Test
    void install_ofPluginThatFits_itsFunctionsServe() throws Exception {
        Path jar = PluginBuilder.of("hello").build("one").to(folder);
        UpdateReport report = runtime.host().install(jar);
        System.err.println(report);
        System.err.println(runtime.host().plugins());
        try (SnapshotLease lease = runtime.host().lease(new TestHolder("q"))) {
            assertThat(lease.services(ScalarFunctions.class)).hasSize(1);
        }
    }
}
