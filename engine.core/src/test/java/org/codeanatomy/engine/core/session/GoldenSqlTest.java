package org.codeanatomy.engine.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.engine.core.testing.ResultText;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Statements and what they answer, in files that people can review. A block is a statement, a line {@code ----}, and what
 * is expected up to the next empty line: columns and rows, {@code ok} for none, or {@code error} with stage, code and
 * message. With {@code -Dgolden.update=true} the files are written anew, for a review of the difference.
 */
class GoldenSqlTest {

    private static final Path FILES = Path.of("src", "test", "resources", "sql");
    private static final String SEPARATOR = "----";

    private record Block(String comment, String sql, String expected) {}

    @TestFactory
    Stream<DynamicContainer> files() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FILES)) {
            files = all.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().map(GoldenSqlTest::file);
    }

    private static DynamicContainer file(Path file) {
        List<Block> blocks = blocks(file);
        DemoEngine engine = new DemoEngine();
        List<String> answers = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Block block : blocks) {
            tests.add(DynamicTest.dynamicTest(block.sql().lines().findFirst().orElseThrow(), () -> {
                String actual = answer(engine, block.sql());
                answers.add(actual);
                if (!Boolean.getBoolean("golden.update")) {
                    assertThat(actual).as(block.sql()).isEqualTo(block.expected());
                }
            }));
        }
        tests.add(DynamicTest.dynamicTest("nothing is left open", () -> {
            if (Boolean.getBoolean("golden.update")) {
                update(file, blocks, answers);
            }
            engine.close();
        }));
        return DynamicContainer.dynamicContainer(file.getFileName().toString(), tests);
    }

    private static List<Block> blocks(Path file) {
        try {
            List<Block> blocks = new ArrayList<>();
            for (String text : Files.readString(file).strip().split("\n\n+", -1)) {
                StringBuilder comment = new StringBuilder();
                while (text.startsWith("-- ")) {
                    int end = text.indexOf('\n');
                    comment.append(text, 0, end + 1);
                    text = text.substring(end + 1);
                }
                int separator = text.indexOf("\n" + SEPARATOR);
                String sql = separator < 0 ? text : text.substring(0, separator);
                String expected = separator < 0 ? "" : text.substring(separator + SEPARATOR.length() + 2);
                blocks.add(new Block(comment.toString(), sql.strip(), expected));
            }
            return blocks;
        } catch (IOException unreadable) {
            throw new AssertionError("cannot read " + file, unreadable);
        }
    }

    private static String answer(DemoEngine engine, String sql) {
        try (Result result = engine.session().execute(sql)) {
            if (!result.returnsRows()) {
                return "ok";
            }
            StringBuilder text = new StringBuilder(String.join(" | ", ResultText.columns(result)));
            ResultText.rows(result).forEach(row -> text.append('\n')
                    .append(String.join(" | ", row).stripTrailing()));
            return text.toString();
        } catch (EngineException failure) {
            return "error " + failure.stage() + " " + failure.code() + "\n" + failure.getMessage();
        }
    }

    private static void update(Path file, List<Block> blocks, List<String> answers) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            texts.add(block.comment() + block.sql() + "\n" + SEPARATOR + "\n" + answers.get(i));
        }
        Files.writeString(file, String.join("\n\n", texts) + "\n");
    }
}
