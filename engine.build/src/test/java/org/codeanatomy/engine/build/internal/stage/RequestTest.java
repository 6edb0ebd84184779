package org.codeanatomy.engine.build.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildRequest;
import org.codeanatomy.engine.build.OutputManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {

    @TempDir
    Path temporary;

    private Path source;
    private Path output;

    @BeforeEach
    void makeSource() throws IOException {
        source = Files.createDirectory(temporary.toRealPath().resolve("source"));
        output = temporary.toRealPath().resolve("output");
    }

    @Test
    void request_withAbsentOutput_isValid_andChangesNothing() {
        ValidRequest valid = validate(List.of());

        assertThat(valid.source()).isEqualTo(source);
        assertThat(valid.output()).isEqualTo(output);
        assertThat(output).doesNotExist();
    }

    @Test
    void request_withSeveralBadGlobs_namesAll() {
        refused(() -> validate(List.of("!a", " ", "*.py")))
                .hasMessageContaining("glob !a starts with '!'")
                .hasMessageContaining("a glob is blank");
    }

    @Test
    void request_withBadSourceAndBadOutput_namesBoth() throws IOException {
        source = source.resolve("nothing");
        Files.createDirectory(output);
        Files.writeString(output.resolve("letter.txt"), "dear");

        refused(() -> validate(List.of()))
                .hasMessageContaining("the source " + source + " does not exist")
                .hasMessageContaining("the output folder " + output + " is not empty and has no codeanatomy.json");
    }

    @Test
    void request_withFileAsSourceOrOutput_isRefused() throws IOException {
        source = Files.writeString(source.resolve("a.py"), "x");
        output = Files.writeString(output, "x");

        refused(() -> validate(List.of()))
                .hasMessageContaining("the source " + source + " is not a directory")
                .hasMessageContaining("the output " + output + " is not a directory");
    }

    @Test
    void request_withOutputOfAnEarlierBuild_isValid() throws IOException {
        Files.createDirectory(output);
        Files.writeString(output.resolve("cpg_nodes"), "x");
        Files.writeString(output.resolve(OutputManifest.FILE_NAME), "{}");

        assertThat(validate(List.of()).output()).isEqualTo(output);
    }

    @Test
    void request_withOutputThatIsTheSource_isRefused() {
        output = source;

        refused(() -> validate(List.of())).hasMessageContaining("is the source itself");
    }

    @Test
    void request_withOutputInsideTheSource_throughALink_leavesItOut() throws IOException {
        Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), source);
        output = link.resolve("out/deep");

        assertThat(validate(List.of()).filter().excludedPrefix()).isEqualTo("out/deep");
    }

    private ValidRequest validate(List<String> globs) {
        BuildRequest request = new BuildRequest(source, output, globs, List.of(), SessionSettings.small());
        return ValidRequest.of(ParsedRequest.of(request));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(BuildException.class, failure -> assertThat(
                        failure.kind().exitCode())
                .isEqualTo(4));
    }
}
