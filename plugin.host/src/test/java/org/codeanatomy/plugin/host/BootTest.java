package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTest {

    private static final Map<String, String> PROPERTIES = Map.of("org.codeanatomy.plugin.host.components", "300");

    @TempDir
    Path folder;

    private TestRuntime boot(String name, List<Path> plugins) throws Exception {
        TestRuntime runtime = TestRuntime.initialised(Files.createDirectories(folder.resolve(name)), PROPERTIES);
        for (Path plugin : plugins) {
            runtime.install(plugin).start();
        }
        return runtime.start();
    }

    private static List<String> outcome(PluginHost host) {
        return host.plugins().stream()
                .map(plugin -> plugin.name() + " " + plugin.state() + " " + plugin.reason())
                .toList();
    }

    @Test
    void snapshot_isTheSameInEveryStartOrder() throws Exception {
        Path hello = PluginBuilder.of("hello").to(folder);
        Path bonjour = PluginBuilder.of("bonjour").to(folder); // clashes with hello: one of them must be refused
        Path undeclared = PluginBuilder.of("undeclared").to(folder);
        List<List<Path>> orders = List.of(
                List.of(hello, bonjour, undeclared),
                List.of(hello, undeclared, bonjour),
                List.of(bonjour, hello, undeclared),
                List.of(bonjour, undeclared, hello),
                List.of(undeclared, hello, bonjour),
                List.of(undeclared, bonjour, hello));
        Set<String> snapshots = new HashSet<>();
        List<List<String>> outcomes = new ArrayList<>();

        for (List<Path> order : orders) {
            try (TestRuntime runtime = boot("order" + outcomes.size(), order)) {
                snapshots.add(runtime.host().snapshotId());
                outcomes.add(outcome(runtime.host()).stream()
                        .map(line -> line.replaceAll("from bundle \\d+", "from bundle N"))
                        .toList());
            }
        }

        assertThat(snapshots).hasSize(1);
        assertThat(new HashSet<>(outcomes)).hasSize(1);
        assertThat(outcomes.get(0)).anyMatch(line -> line.startsWith("bonjour ACTIVE"));
    }

    @Test
    void ready_comesWhenEveryPluginIsAdmittedOrRefused() throws Exception {
        Path cannotResolve = PluginBuilder.of("extra")
                .header("Import-Package", "org.nowhere, *")
                .to(folder);

        try (TestRuntime runtime =
                boot("ready", List.of(cannotResolve, PluginBuilder.of("hello").to(folder)))) {
            assertThat(outcome(runtime.host()))
                    .containsExactly(
                            "extra REFUSED needs package org.nowhere, which nothing here offers: put it into the jar;"
                                    + " registers a service java.lang.Runnable, which is no slot and would be visible"
                                    + " before the plugin is admitted; remove it",
                            "hello ACTIVE ");
        }
    }

    @Test
    void restart_servesWhatWasInstalledBefore() throws Exception {
        PluginStatus before;
        try (TestRuntime runtime = boot("restart", List.of())) {
            runtime.host().install(PluginBuilder.of("hello").to(folder));
            before = runtime.host().plugins().get(0);
        }

        try (TestRuntime runtime =
                TestRuntime.initialised(folder.resolve("restart"), PROPERTIES).start()) {
            assertThat(runtime.host().plugins()).containsExactly(before);
        }
    }
}
