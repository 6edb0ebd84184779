package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is killed, at ten moments drawn from a seed. */
class KilledBuildTest {

    private static final int KILLS = 10;
    private static final long SEED = 20_261_121;
    private static final String PICTURE = "SELECT (SELECT count(*) FROM cpg_nodes) AS nodes, "
            + "(SELECT count(*) FROM cpg_edges) AS edges, (SELECT count(*) FROM cst_defs) AS defs";

    @TempDir
    private Path folder;

    @Test
    void build_killedAtAnyMoment_sqlSeesTheOldRunOrTheNew() throws IOException, InterruptedException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        Product product = new Product(folder);
        assertThat(product.run("build", "shop", "-o", "out").exitCode()).isZero();
        final String before = picture(product, "out");
        Files.writeString(shop.resolve("later.py"), "def later():\n    return later()\n");
        long started = System.nanoTime();
        assertThat(product.run("build", "shop", "-o", "other").exitCode()).isZero();
        final long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        final String after = picture(product, "other");
        assertThat(after).isNotEqualTo(before);

        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process build = product.command("build", "shop", "-o", "out", "--quiet")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            build.waitFor(random.nextLong(wholeMillis), TimeUnit.MILLISECONDS);
            build.destroyForcibly().waitFor();
            assertThat(picture(product, "out")).as("after kill %d", kill).isIn(before, after);
        }
        assertThat(product.run("build", "shop", "-o", "out").exitCode()).isZero();
        assertThat(picture(product, "out")).isEqualTo(after);
    }

    private static String picture(Product product, String output) {
        Outcome outcome = product.run("sql", "--db", output, "--format", "csv", PICTURE);
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }
}
