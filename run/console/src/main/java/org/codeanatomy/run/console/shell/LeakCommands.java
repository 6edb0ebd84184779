package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.codeanatomy.run.console.output.LeakText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's command that says what holds versions that were replaced. */
@Component(
        service = LeakCommands.class,
        property = {"osgi.command.scope=plugin", "osgi.command.function=leaks"})
public final class LeakCommands {

    private final UnloadProof proof;

    /** A command over what the host knows. */
    @Activate
    public LeakCommands(@Reference UnloadProof proof) {
        this.proof = proof;
    }

    /** Prints what is left and what holds it. */
    @Descriptor("list versions that were replaced and are not unloaded, with what holds them")
    public void leaks(
            @Descriptor("dump the heap too, which stops everything while it lasts and sees everything")
                    @Parameter(names = "--deep", presentValue = "true", absentValue = "false")
                    boolean deep) {
        PrintStream out = Process.Utils.current().out();
        try {
            out.println(LeakText.render(proof.leaks(deep ? EvidenceTier.HEAP_DUMP : EvidenceTier.OPENED)));
        } catch (IOException e) {
            out.println("error: " + e.getMessage());
        }
        if (!proof.whatIsClosed().isEmpty()) {
            out.println("note: " + proof.whatIsClosed());
        }
    }
}
