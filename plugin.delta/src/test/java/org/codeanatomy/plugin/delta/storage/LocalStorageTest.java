package org.codeanatomy.plugin.delta.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {

    private final LocalStorage storage = new LocalStorage();

    @TempDir
    Path folder;

    @Test
    void putIfAbsent_nameTaken_leavesTheFirstContent() throws Exception {
        Path target = folder.resolve("1.json");
        storage.putIfAbsent(target, bytes("first"));
        assertThatThrownBy(() -> storage.putIfAbsent(target, bytes("second")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("first");
        assertThat(names()).containsExactly("1.json");
    }

    @Test
    void putIfAbsent_twoThreads_oneWins() throws Exception {
        int rounds = 50;
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                writers.add(() -> {
                    int won = 0;
                    for (int round = 0; round < rounds; round++) {
                        start.await();
                        try {
                            storage.putIfAbsent(folder.resolve(round + ".json"), bytes(name));
                            won++;
                        } catch (FileAlreadyExistsException lost) {
                            assertThat(folder.resolve(round + ".json")).exists();
                        }
                    }
                    return won;
                });
            }
            int won = 0;
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                won += writer.get();
            }
            assertThat(won).isEqualTo(rounds);
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).hasSize(rounds).allMatch(name -> name.endsWith(".json"));
    }

    @Test
    void putIfAbsent_contentFails_leavesNothing() throws Exception {
        LocalStorage.Content broken = temporary -> {
            Files.writeString(temporary, "half");
            throw new IOException("the disk is full");
        };
        assertThatThrownBy(() -> storage.putIfAbsent(folder.resolve("1.parquet"), broken))
                .hasMessage("the disk is full");
        assertThat(names()).isEmpty();
    }

    @Test
    void replace_existing_hasTheNewContent() throws Exception {
        Path target = folder.resolve("_last_checkpoint");
        storage.replace(target, bytes("1"));
        storage.replace(target, bytes("2"));
        assertThat(target).hasContent("2");
        assertThat(names()).containsExactly("_last_checkpoint");
    }

    @Test
    void makeDirectories_severalLevels_areThere() throws Exception {
        storage.makeDirectories(folder.resolve("a/b/c"));
        storage.makeDirectories(folder.resolve("a/b/c"));
        assertThat(folder.resolve("a/b/c")).isDirectory();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
