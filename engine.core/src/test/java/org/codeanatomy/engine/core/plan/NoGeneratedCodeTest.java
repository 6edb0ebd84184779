package org.codeanatomy.engine.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.engine.core.testing.ResultText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calcite can generate Java code and compile it with Janino. In a framework that code could not see our classes, and its
 * caches would pin plugins; so it must never come to that, whatever is asked.
 */
class NoGeneratedCodeTest {

    private static final List<String> QUERIES = List.of(
            "SELECT kind, count(*), sum(price * 2) FROM things WHERE id + 1 < 10 GROUP BY kind ORDER BY 2",
            "SELECT t.id FROM things t, parts p, things u WHERE t.id = p.thing AND u.id = t.id AND 1 + 1 = 2",
            "SELECT id FROM things WHERE id NOT IN (SELECT thing FROM parts) OR upper('a') = 'A'",
            "SELECT id, (SELECT max(n) FROM parts WHERE thing = id) FROM things WHERE made > CAST('2020-01-01' AS DATE)",
            "SELECT a + 1 FROM (SELECT id AS a FROM things WHERE id > 1 INTERSECT SELECT thing FROM parts WHERE thing > 2) s"
                    + " WHERE a <> 5",
            "SELECT shout('x'), plus(1, 2) FROM things UNION SELECT label, n FROM parts");

    /** What the other process runs. */
    public static final class Queries {

        private Queries() {}

        /** Plans and runs every query. */
        public static void main(String[] arguments) {
            try (DemoEngine engine = new DemoEngine()) {
                for (String query : QUERIES) {
                    try (var result = engine.session().execute(query)) {
                        ResultText.rows(result);
                    }
                }
            }
            System.out.println("done");
        }
    }

    @Test
    void queries_inAFreshProcess_loadNoClassOfJanino(@TempDir Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Path output = folder.resolve("output.log");
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        path,
                        Queries.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(Files.readString(output)).contains("done");
        List<String> classes = Files.readAllLines(log);
        assertThat(classes).anyMatch(line -> line.contains("org.apache.calcite.plan.hep.HepPlanner "));
        assertThat(classes.stream().filter(line -> line.contains("org.codehaus.janino")))
                .isEmpty();
        // a class of Calcite's that every planner names catches these two exceptions, so verifying it loads them
        assertThat(classes.stream().filter(line -> line.contains("org.codehaus.commons.compiler")))
                .allMatch(line -> line.contains(".CompileException ") || line.contains(".LocatedException "));
    }
}
