package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

class EventAdminTest {

    @TempDir
    Path folder;

    @Test
    void stepsOfAGeneration_whereThereIsAnEventAdmin_arePostedWithTheirFields() throws Exception {
        try (TestRuntime runtime = TestRuntime.initialised(folder, Map.of())) {
            Bundle eventAdmin = runtime.installFromClasspath("org.apache.felix.eventadmin");
            eventAdmin.start();
            runtime.start();
            List<Map<String, Object>> posted = handler(eventAdmin);

            runtime.host().install(PluginBuilder.of("hello").to(folder));
            runtime.host().uninstall("hello");

            TestRuntime.await("the last event", () -> topics(posted).contains("org/codeanatomy/plugin/RETIRE"));
            assertThat(topics(posted))
                    .startsWith(
                            "org/codeanatomy/plugin/LOAD",
                            "org/codeanatomy/plugin/VALIDATE",
                            "org/codeanatomy/plugin/ADMIT",
                            "org/codeanatomy/plugin/COMMIT",
                            "org/codeanatomy/plugin/SWITCH",
                            "org/codeanatomy/plugin/DRAIN");
            assertThat(posted.get(4))
                    .contains(entry("plugin", "hello"), entry("version", "1.0.0"), entry("generation", 1L))
                    .containsKeys("timestamp", "build_id", "sha256", "detail");
        }
    }

    private static List<Object> topics(List<Map<String, Object>> posted) {
        return posted.stream().map(event -> event.get("event.topics")).toList();
    }

    /** By a proxy: the event admin brings the package, and the tests do not share it. */
    private static List<Map<String, Object>> handler(Bundle eventAdmin) throws Exception {
        List<Map<String, Object>> posted = new CopyOnWriteArrayList<>();
        Class<?> type = eventAdmin.loadClass("org.osgi.service.event.EventHandler");
        Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, event) -> {
            if (!method.getName().equals("handleEvent")) {
                return method.getReturnType() == int.class ? System.identityHashCode(self) : self == event[0];
            }
            posted.add(properties(event[0]));
            return null;
        });
        Dictionary<String, Object> topics =
                FrameworkUtil.asDictionary(Map.of("event.topics", "org/codeanatomy/plugin/*"));
        eventAdmin.getBundleContext().registerService(type.getName(), handler, topics);
        return posted;
    }

    private static Map<String, Object> properties(Object event) throws ReflectiveOperationException {
        Map<String, Object> properties = new HashMap<>();
        for (String name :
                (String[]) event.getClass().getMethod("getPropertyNames").invoke(event)) {
            properties.put(
                    name,
                    event.getClass().getMethod("getProperty", String.class).invoke(event, name));
        }
        return properties;
    }
}
