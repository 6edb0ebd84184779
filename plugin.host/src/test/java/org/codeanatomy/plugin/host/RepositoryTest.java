package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aQute.bnd.osgi.repository.SimpleIndexer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refusal ends in the command that installs what fits, if the plugin repository has it. */
class RepositoryTest extends RuntimeTest {

    private Path repository;

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put(
                "org.codeanatomy.plugin.host.repository",
                folder.resolve("repository").toString());
        return properties;
    }

    /** Of hello there are 1.0.0, 1.2.0 and 1.10.0, which fit, and 3.0.0, which does not. */
    @BeforeEach
    void fill() throws IOException {
        repository = Files.createDirectories(folder.resolve("repository")).toRealPath();
        for (String version : List.of("1.0.0", "1.10.0", "1.2.0")) {
            PluginBuilder.of("hello").version(version).to(repository, "hello-" + version + ".jar");
        }
        unfit("3.0.0").to(repository, "hello-3.0.0.jar");
        index(true);
    }

    private static PluginBuilder unfit(String version) {
        return PluginBuilder.of("hello")
                .version(version)
                .header("Import-Package", "org.codeanatomy.plugin.api.function;version=\"[2.0,3)\", *");
    }

    private void index(boolean compress) {
        File[] jars = repository.toFile().listFiles(file -> file.getName().endsWith(".jar"));
        try {
            new SimpleIndexer()
                    .files(List.of(jars))
                    .base(repository.toUri())
                    .compress(compress)
                    .index(repository
                            .resolve(compress ? "index.xml.gz" : "index.xml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void installing(PluginBuilder plugin, String message) {
        assertThatThrownBy(() -> host.install(jar(plugin))).hasMessageEndingWith(message);
    }

    private String has(String version, String command) {
        return "; the plugin repository has hello " + version + ", which fits: " + command + " "
                + repository.resolve("hello-" + version + ".jar");
    }

    @Test
    void refusal_endsInTheCommandThatInstallsTheHighestVersionThatFits() throws Exception {
        installing(unfit("2.0.0"), has("1.10.0", "plugin:install"));

        host.install(repository.resolve("hello-1.2.0.jar"));
        installing(unfit("2.0.0"), has("1.10.0", "plugin:update hello"));
        host.update("hello", repository.resolve("hello-1.10.0.jar"));

        assertThatThrownBy(() -> host.install(jar(unfit("2.0.0"))))
                .as("what fits best serves already")
                .hasMessageNotContaining("repository");
    }

    @Test
    void fileThatIsNotWhatTheIndexSays_isPassedOver() throws Exception {
        Files.writeString(repository.resolve("hello-1.10.0.jar"), "more", StandardOpenOption.APPEND);

        installing(unfit("2.0.0"), has("1.2.0", "plugin:install"));
    }

    @Test
    void addressThatLeadsOutOfTheFolder_isPassedOver() throws Exception {
        Files.delete(repository.resolve("index.xml.gz"));
        index(false);
        Files.move(repository.resolve("hello-1.10.0.jar"), folder.resolve("outside.jar"));
        Path index = repository.resolve("index.xml");
        String text = Files.readString(index);
        assertThat(text).contains("hello-1.10.0.jar");
        Files.writeString(index, text.replace("hello-1.10.0.jar", "../outside.jar"));

        installing(unfit("2.0.0"), has("1.2.0", "plugin:install"));
    }

    @Test
    void indexThatWantsToReadOtherFiles_isNotRead() throws Exception {
        Files.delete(repository.resolve("index.xml.gz"));
        index(false);
        Path index = repository.resolve("index.xml");
        Files.writeString(
                index,
                Files.readString(index)
                        .replaceFirst(
                                "<repository",
                                "<!DOCTYPE repository [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><repository")
                        .replace("hello-1.10.0.jar", "&x;"));

        assertThatThrownBy(() -> host.install(jar(unfit("2.0.0")))).hasMessageNotContaining("repository");
    }
}
