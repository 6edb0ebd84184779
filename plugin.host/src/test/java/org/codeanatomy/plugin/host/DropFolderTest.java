package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropFolderTest extends RuntimeTest {

    private Path drop;

    @Override
    @BeforeEach
    void start() throws Exception {
        drop = Files.createDirectories(folder.resolve("plugins"));
        runtime = TestRuntime.initialised(
                        folder,
                        Map.of(
                                "felix.fileinstall.dir",
                                drop.toString(),
                                "felix.fileinstall.poll",
                                "40",
                                "felix.fileinstall.noInitialDelay",
                                "true",
                                "org.codeanatomy.plugin.host.state",
                                folder.resolve("state").toString(),
                                "felix.fileinstall.tmpdir",
                                folder.resolve("tmp").toString()))
                .withFileInstall()
                .start();
        host = runtime.host();
    }

    private Path build(String version, String build) {
        return PluginBuilder.of("hello").version(version).build(build).to(folder);
    }

    private void put(Path jar, String name) throws Exception {
        Path hidden = Files.copy(jar, folder.resolve("moving.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(hidden, drop.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitAnswer(String answer) throws Exception {
        TestRuntime.await("hello() is " + answer, () -> call("hello").equals(answer));
    }

    @Test
    void dropFolder_fileComesChangesAndGoes_pluginDoesTheSame() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");
        assertThat(runtime.context().getBundles())
                .filteredOn(bundle -> "org.example.hello".equals(bundle.getSymbolicName()))
                .allMatch(bundle -> bundle.getLocation().startsWith("codeanatomy:hello/"));

        SnapshotLease running = host.lease(new TestHolder("a long statement"));
        put(build("2.0.0", "two"), "hello.jar");
        awaitAnswer("two");
        assertThat(call(running, "hello")).isEqualTo("one");
        running.close();

        Files.delete(drop.resolve("hello.jar"));
        awaitAnswer("unknown function hello");
    }

    @Test
    void dropFolder_afterRestart_servesWhatLiesThere_fromOneBundle() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");

        runtime.close();
        start();
        awaitAnswer("one");
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");

        runtime.close();
        put(build("2.0.0", "two"), "hello.jar");
        start();
        awaitAnswer("two");
        assertThat(bundles()).containsExactly("org.example.hello 2.0.0");
    }

    @Test
    void dropFolder_halfCopiedFile_isIgnoredUntilItIsComplete() throws Exception {
        byte[] whole = Files.readAllBytes(build("1.0.0", "one"));
        Path target = drop.resolve("hello.jar");
        Files.write(target, Arrays.copyOf(whole, whole.length / 2));
        put(PluginBuilder.of("undeclared").to(folder), "later.jar"); // when this one is refused, the half one was seen
        TestRuntime.await("the other one is refused", () -> states("undeclared").contains(GenerationState.REFUSED));
        assertThat(states("hello")).isEmpty();

        Files.write(target, whole);

        awaitAnswer("one");
    }

    @Test
    void dropFolder_refusedFile_isReportedAndTheOldOneGoesOnServing() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");

        put(
                PluginBuilder.of("hello")
                        .version("2.0.0")
                        .header("Import-Package", "org.nowhere, *")
                        .to(folder),
                "hello.jar");

        TestRuntime.await("it is refused", () -> states("hello").contains(GenerationState.REFUSED));
        assertThat(call("hello")).isEqualTo("one");
        put(build("2.0.1", "fixed"), "hello.jar");
        awaitAnswer("fixed");
    }

    @Test
    void dropFolder_fileRemovedWhileNobodyWatched_isUninstalledAtTheNextStart() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");
        runtime.close();
        Files.delete(drop.resolve("hello.jar"));

        start();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        assertThat(bundles()).isEmpty();
    }

    /** File Install has looked at everything once when it has refused this one. */
    private void awaitFirstLook() throws Exception {
        put(PluginBuilder.of("undeclared").build("at " + System.nanoTime()).to(folder), "zz.jar");
        TestRuntime.await("it is refused", () -> states("undeclared").contains(GenerationState.REFUSED));
    }

    @Test
    void dropFolder_unchangedFile_doesNotOverrideALaterUpdate_butAChangedOneDoes() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");
        host.update("hello", build("2.0.0", "two"));
        runtime.close();

        start();
        awaitFirstLook();

        assertThat(call("hello")).isEqualTo("two");
        runtime.close();
        put(build("3.0.0", "three"), "hello.jar");
        start();
        awaitAnswer("three");
    }

    @Test
    void dropFolder_unchangedFileOfAnUninstalledPlugin_doesNotBringItBack_butANewCopyDoes() throws Exception {
        Path jar = build("1.0.0", "one");
        put(jar, "hello.jar");
        awaitAnswer("one");
        host.uninstall("hello");
        runtime.close();

        start();
        awaitFirstLook();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        Files.delete(drop.resolve("hello.jar"));
        put(jar, "hello-again.jar");
        awaitAnswer("one");
    }

    @Test
    void dropFolder_olderFileOfTheSamePluginGoes_pluginStays() throws Exception {
        put(build("1.0.0", "one"), "hello-1.jar");
        awaitAnswer("one");
        put(build("2.0.0", "two"), "hello-2.jar");
        awaitAnswer("two");

        Files.delete(drop.resolve("hello-1.jar"));
        awaitFirstLook();
        assertThat(call("hello")).isEqualTo("two");

        Files.delete(drop.resolve("hello-2.jar"));
        awaitAnswer("unknown function hello");
    }

    @Test
    void update_withoutAFile_takesTheOneInTheDropFolder() throws Exception {
        put(build("1.0.0", "one"), "hello.jar");
        awaitAnswer("one");
        host.update("hello", build("2.0.0", "two"));

        host.update("hello", ChangeOptions.defaults());

        assertThat(call("hello")).isEqualTo("one");
        host.uninstall("hello");
        assertThatThrownBy(() -> host.update("nobody", ChangeOptions.defaults()))
                .hasMessage("updating nobody is refused: no plugin nobody is installed; none is");
    }
}
