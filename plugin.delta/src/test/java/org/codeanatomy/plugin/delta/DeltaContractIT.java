package org.codeanatomy.plugin.delta;

import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.testkit.PluginContract;
import org.codeanatomy.plugin.testkit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaContractIT {

    @TempDir
    Path folder;

    @Test
    void plugin_keepsItsContract() throws Exception {
        Path table = folder.resolve("table");
        TestTable.write(table, WriteMode.CREATE, 0, 1500);
        TestTable.write(table, WriteMode.APPEND, 1500, 2100);

        // Kernel's Jackson keeps buffers per thread
        PluginContract.of(Path.of("target"))
                .onThreadsThatEnd()
                .with(
                        Sample.table("delta", Map.of("location", table.toString())),
                        Sample.call("delta.checkpoint", table.toString()))
                .check();
    }
}
