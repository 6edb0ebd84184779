package org.codeanatomy.plugin.delta.slots;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableProviderSlot;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.read.DeltaTable;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.osgi.service.component.annotations.Component;

/** Table kind {@code delta}. */
@Component
@TableProviderSlot(names = "delta")
public final class DeltaTables implements TableProviderFactory {

    private static final String VERSION = "version";
    private static final OptionSchema OPTIONS = new OptionSchema(
            "delta table",
            List.of(
                    OptionField.required(LOCATION, OptionType.PATH, "the table's folder"),
                    OptionField.optional(
                            VERSION, OptionType.INTEGER, null, "the version to read; the newest if left out")));

    private final LogReader logs = new LogReader(new LocalStorage());

    @Override
    public String kind() {
        return "delta";
    }

    @Override
    public OptionSchema options() {
        return OPTIONS;
    }

    @Override
    public Table open(Options options) throws PluginException {
        Path location = options.path(LOCATION).orElseThrow();
        OptionalLong version = options.integer(VERSION);
        if (!logs.exists(location)) {
            throw new PluginException(
                    Stage.PLANNING,
                    DeltaErrors.NO_SUCH_TABLE,
                    "there is no Delta table at " + location.toAbsolutePath());
        }
        return DeltaTable.of(logs.read(location, version));
    }
}
