package org.codeanatomy.run.acceptance;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.run.launcher.Distribution;
import org.codeanatomy.run.launcher.EngineRuntime;
import org.codeanatomy.run.launcher.RuntimeOptions;
import org.osgi.framework.BundleContext;

/**
 * The application of {@link SwapTest}: takes one batch of a query, replaces the plugin whose function it calls, takes the
 * rest. The host's classes live in a bundle, so an application reaches it by reflection, or from a bundle of its own.
 */
public final class SwapProgram {

    private static final int ROWS = 400_000;
    private static final String QUERY = "SELECT hello(CAST(n AS VARCHAR)) AS g FROM numbers";

    private SwapProgram() {}

    /** Takes the distribution, a folder of plugins, and the newer jar. */
    public static void main(String[] arguments) throws Exception {
        RuntimeOptions options = new RuntimeOptions(Path.of(arguments[1]), false, false, Map.of());
        try (EngineRuntime runtime = EngineRuntime.start(new Distribution(Path.of(arguments[0])), options);
                Session session = runtime.service(Engine.class).openSession(SessionSettings.small());
                VectorSchemaRoot numbers = numbers(session)) {
            session.register("numbers", numbers);
            swapInTheMiddle(session, runtime.bundleContext(), Path.of(arguments[2]));
            try (Result next = session.execute(QUERY)) {
                System.out.println("after: " + greeting(next.next()));
            }
            System.out.println("old generation: " + stateOfOld(host(runtime.bundleContext())));
        }
        System.exit(0);
    }

    private static void swapInTheMiddle(Session session, BundleContext bundles, Path newer) throws Exception {
        int rows = 0;
        int fromNew = 0;
        try (Result running = session.execute(QUERY)) {
            VectorSchemaRoot batch = running.next();
            System.out.println("before: " + greeting(batch));
            Object host = host(bundles);
            Method update = host.getClass().getMethod("update", String.class, Path.class);
            // An update waits for the queries on the old version, and this thread is one of them.
            Thread updating = new Thread(() -> invoke(update, host, "hello", newer));
            String before = snapshot(host);
            updating.start();
            while (snapshot(host).equals(before)) {
                Thread.onSpinWait();
            }
            System.out.println("switched while the query runs");
            for (; batch != null; batch = running.next()) {
                for (int row = 0; row < batch.getRowCount(); row++) {
                    fromNew += text(batch, row).startsWith("Howdy") ? 1 : 0;
                }
                rows += batch.getRowCount();
            }
            updating.join();
        }
        System.out.println("the query ended with " + rows + " rows, of them new: " + fromNew);
    }

    private static VectorSchemaRoot numbers(Session session) {
        BigIntVector n = new BigIntVector("n", session.allocator());
        n.allocateNew(ROWS);
        for (int i = 0; i < ROWS; i++) {
            n.set(i, i);
        }
        n.setValueCount(ROWS);
        return new VectorSchemaRoot(List.of(n));
    }

    private static String greeting(VectorSchemaRoot batch) {
        String text = text(batch, 0);
        return text.substring(0, text.indexOf(','));
    }

    private static String text(VectorSchemaRoot batch, int row) {
        return new String(((VarCharVector) batch.getVector("g")).get(row), StandardCharsets.UTF_8);
    }

    private static Object host(BundleContext bundles) {
        return bundles.getService(bundles.getServiceReference("org.codeanatomy.plugin.host.PluginHost"));
    }

    private static String snapshot(Object host) throws ReflectiveOperationException {
        return (String) host.getClass().getMethod("snapshotId").invoke(host);
    }

    private static String stateOfOld(Object host) throws ReflectiveOperationException {
        host.getClass().getMethod("proveCollected", Duration.class).invoke(host, Duration.ofSeconds(30));
        for (Object plugin : (List<?>) host.getClass().getMethod("plugins").invoke(host)) {
            String state = value(plugin, "state");
            if (value(plugin, "name").equals("hello") && !state.equals("ACTIVE")) {
                return state;
            }
        }
        return "not there";
    }

    private static String value(Object record, String component) throws ReflectiveOperationException {
        return String.valueOf(record.getClass().getMethod(component).invoke(record));
    }

    private static void invoke(Method method, Object target, Object... arguments) {
        try {
            method.invoke(target, arguments);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
