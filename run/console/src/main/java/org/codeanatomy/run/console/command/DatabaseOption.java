package org.codeanatomy.run.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.OutputManifest;
import picocli.CommandLine.Option;

/** Which output folder's tables a session has. Filled by the argument parser. */
final class DatabaseOption {

    private static final Path DEFAULT = Path.of("codeanatomy-out");

    @Option(
            names = "--db",
            paramLabel = "DIR",
            description = "The output folder of a build. Default: ./codeanatomy-out if it is there.")
    private Path folder;

    /**
     * Makes every table of the folder a table of the session, at the version that its manifest names.
     *
     * @throws CommandException if a folder was named that is no output
     */
    void registerIn(Session session) throws IOException {
        Path output = folder == null ? DEFAULT : folder;
        if (folder == null && !Files.exists(OutputManifest.fileIn(DEFAULT))) {
            return;
        }
        if (!Files.exists(OutputManifest.fileIn(output))) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    output + " is no output folder: it has no " + OutputManifest.fileIn(output).getFileName()
                            + "; make one with: codeanatomy build PATH -o " + output);
        }
        OutputManifest manifest = OutputManifest.read(output);
        manifest.tables().forEach(table -> session.register(
                table.name(),
                "delta",
                Map.of(
                        "location",
                        output.resolve(table.name()).toString(),
                        "version",
                        Long.toString(table.version()))));
    }
}
