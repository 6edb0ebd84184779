package org.codeanatomy.run.console.command;

import java.nio.file.Path;
import java.util.Optional;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.OutputManifest;
import picocli.CommandLine.Option;

/** Which output folder's tables a session has. Filled by the argument parser. */
final class DatabaseOption {

    @Option(
            names = "--db",
            paramLabel = "DIR",
            description =
                    "The output folder of a build. Default: ./" + BuildCommand.DEFAULT_OUTPUT + " if it is there.")
    private Path folder;

    /**
     * Makes every table of the folder a table of the session, at the version that its manifest names.
     *
     * @throws CommandException if a folder was named that is no output
     */
    void registerIn(Session session) {
        Path output = folder == null ? Path.of(BuildCommand.DEFAULT_OUTPUT) : folder;
        Optional<OutputManifest> manifest = OutputManifest.read(output);
        if (manifest.isEmpty() && folder != null) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    output + " is no output folder, it has no " + OutputManifest.FILE_NAME
                            + "; make one: codeanatomy build PATH -o " + output);
        }
        manifest.ifPresent(published -> published.register(session, output));
    }
}
