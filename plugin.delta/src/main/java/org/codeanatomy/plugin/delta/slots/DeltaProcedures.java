package org.codeanatomy.plugin.delta.slots;

import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.ProcedureSlot;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.osgi.service.component.annotations.Component;

/** Maintenance and self-test of Delta tables. */
@Component
@ProcedureSlot(names = {CheckpointProcedure.NAME, SelfTestProcedure.NAME})
public final class DeltaProcedures implements Procedures {

    private final List<Procedure> procedures;

    /** Procedures over local files. */
    public DeltaProcedures() {
        LogReader logs = new LogReader(new LocalStorage());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        procedures = List.of(new CheckpointProcedure(logs), new SelfTestProcedure(new DeltaTables(), logs, temporary));
    }

    @Override
    public List<Procedure> procedures() {
        return procedures;
    }
}
