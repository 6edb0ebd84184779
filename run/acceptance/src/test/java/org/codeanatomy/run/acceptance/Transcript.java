package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What was typed into a shell and what it answered, word for word but for what changes from run to run. It is compared
 * with a file; {@code -Dgolden.update=true} writes the file instead.
 */
final class Transcript {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String PROMPT = "g! ";
    private static final int PATIENCE = 2_000;

    private final LiveShell shell;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int marks;

    Transcript(LiveShell shell, Path folder) throws IOException {
        this.shell = shell;
        // Longest first: one may be the beginning of another.
        placeholders.put(quoted(folder.toRealPath()) + "/", "");
        placeholders.put(quoted(folder) + "/", "");
        placeholders.put(quoted(Product.distribution()), "<distribution>");
        placeholders.put(quoted(PluginJars.version(PluginJars.hello())), "<version>");
        placeholders.put("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<time>");
        placeholders.put("\\b[0-9a-f]{64}\\b", "<sha256>");
        placeholders.put("\\b\\d+ ms\\b", "<n> ms");
        placeholders.put("(felix:start|from bundle|bundle ID:|its bundle) \\d+", "$1 <id>");
        int java = Runtime.version().feature();
        placeholders.put("\\bJava " + java + "\\b", "Java <this>");
        placeholders.put("--release " + java + "\\b", "--release <this>");
        placeholders.put("\\bJava " + (java + 1) + "\\b", "Java <next>");
    }

    private static String quoted(Object text) {
        return Pattern.quote(text.toString());
    }

    /** Writes something of our own between what is typed. */
    Transcript comment(String text) {
        lines.add((lines.isEmpty() ? "" : "\n") + "# " + text);
        return this;
    }

    /** Types a line and writes down what is answered. */
    Transcript type(String line) throws Exception {
        List<String> answer = ask(line);
        lines.add("> " + normal(line));
        answer.forEach(lines::add);
        return this;
    }

    /** Types a line of which nobody need know. */
    Transcript quietly(String line) throws Exception {
        ask(line);
        return this;
    }

    /** Types a line again and again until the answer is as it should be, and writes down that one. */
    Transcript typeUntil(String line, Predicate<String> expected) throws Exception {
        List<String> answer = ask(line);
        for (int i = 0; i < PATIENCE && !expected.test(String.join("\n", answer)); i++) {
            answer = ask(line);
        }
        lines.add("> " + normal(line));
        answer.forEach(lines::add);
        return this;
    }

    private List<String> ask(String line) throws Exception {
        String mark = "end of answer " + ++marks;
        shell.type(line);
        shell.type("echo " + mark);
        List<String> answer = new ArrayList<>();
        for (String printed : shell.readTo(mark)) {
            String text = printed;
            while (text.startsWith(PROMPT)) {
                text = text.substring(PROMPT.length());
            }
            if (!text.isBlank() && !text.equals(mark)) {
                answer.add(normal(text));
            }
        }
        return answer;
    }

    private String normal(String text) {
        String normal = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            normal = normal.replaceAll(placeholder.getKey(), placeholder.getValue());
        }
        return normal.stripTrailing();
    }

    /** Compares all of it with a file, or writes the file. */
    void isAsIn(String name) throws IOException {
        Path golden = GOLDEN.resolve(name + ".txt");
        String transcript = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, transcript);
        }
        assertThat(transcript)
                .as("%s; if it is right now, write it anew with -Dgolden.update=true", golden)
                .isEqualTo(Files.readString(golden));
    }
}
