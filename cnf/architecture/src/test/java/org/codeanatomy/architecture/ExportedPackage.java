package org.codeanatomy.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package that a bundle exports, as its {@code package-info.java} says.
 *
 * @param module the folder of the bundle, relative to the checkout
 * @param name of the package
 * @param version of the package
 * @param text of the whole file
 */
record ExportedPackage(String module, String name, String version, String text) {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final int DEPTH_OF_MODULES = 2;
    private static final String SOURCES = "src/main/java";
    private static final Pattern NAME = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("@Version\\(\"([^\"]+)\"\\)");
    private static final Pattern CONSTANT = Pattern.compile("@Version\\((\\w+)\\.VERSION\\)");
    private static final Pattern VALUE = Pattern.compile("String VERSION = \"([^\"]+)\"");

    /** Every exported package of the checkout, by name. */
    static List<ExportedPackage> all() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, DEPTH_OF_MODULES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve(SOURCES)))
                    .flatMap(ExportedPackage::of)
                    .sorted(Comparator.comparing(ExportedPackage::name))
                    .toList();
        }
    }

    private static Stream<ExportedPackage> of(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
            return files
                    .filter(file -> file.endsWith("package-info.java"))
                    .filter(file -> read(file).contains("@Export"))
                    .map(file -> of(module, file))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ExportedPackage of(Path module, Path file) {
        String text = read(file);
        return new ExportedPackage(
                ROOT.relativize(module).toString(), first(NAME, text, file), version(text, file), text);
    }

    private static String version(String text, Path file) {
        Matcher constant = CONSTANT.matcher(text);
        if (!constant.find()) {
            return first(LITERAL, text, file);
        }
        Path type = file.resolveSibling(constant.group(1) + ".java");
        return first(VALUE, read(type), type);
    }

    private static String first(Pattern pattern, String text, Path file) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError(file + " has nothing like " + pattern);
        }
        return match.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
