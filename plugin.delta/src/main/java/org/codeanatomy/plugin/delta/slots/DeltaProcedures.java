package org.codeanatomy.plugin.delta.slots;

import java.util.List;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.ProcedureSlot;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.osgi.service.component.annotations.Component;

/** Maintenance of Delta tables. */
@Component
@ProcedureSlot(names = CheckpointProcedure.NAME)
public final class DeltaProcedures implements Procedures {

    private final List<Procedure> procedures = List.of(new CheckpointProcedure(new LogReader(new LocalStorage())));

    @Override
    public List<Procedure> procedures() {
        return procedures;
    }
}
