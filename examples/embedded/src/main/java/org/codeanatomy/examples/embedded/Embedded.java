package org.codeanatomy.examples.embedded;

import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.run.launcher.Distribution;
import org.codeanatomy.run.launcher.EngineRuntime;
import org.codeanatomy.run.launcher.RuntimeOptions;

/** A plain Java program that asks SQL of its own Arrow vectors, with a plugin's function, and gets vectors back. */
public final class Embedded {

    private Embedded() {}

    /** Takes the folder of a distribution. */
    public static void main(String[] arguments) {
        Distribution distribution = new Distribution(Path.of(arguments[0]));
        try (EngineRuntime runtime =
                        EngineRuntime.start(distribution, RuntimeOptions.embedded(distribution.plugins()));
                Session session = runtime.service(Engine.class).openSession(SessionSettings.small());
                VectorSchemaRoot numbers = numbers(session)) {
            session.register("numbers", numbers);
            String sql = "SELECT n, stable_hash64(CAST(n AS VARCHAR)) AS h FROM numbers WHERE n > 1 ORDER BY n";
            try (Result result = session.execute(sql)) {
                for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                    print((BigIntVector) batch.getVector("n"), (BigIntVector) batch.getVector("h"));
                }
            }
        }
    }

    private static VectorSchemaRoot numbers(Session session) {
        BigIntVector n = new BigIntVector("n", session.allocator());
        for (int i = 0; i < 4; i++) {
            n.setSafe(i, i);
        }
        n.setValueCount(4);
        return new VectorSchemaRoot(List.of(n));
    }

    private static void print(BigIntVector numbers, BigIntVector hashes) {
        for (int row = 0; row < numbers.getValueCount(); row++) {
            System.out.println(numbers.get(row) + " " + hashes.get(row));
        }
    }
}
