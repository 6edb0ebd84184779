package org.codeanatomy.plugin.delta.slots;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableProviderSlot;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.read.DeltaTable;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.codeanatomy.plugin.delta.write.DeltaSink;
import org.osgi.service.component.annotations.Component;

/** Table kind {@code delta}. */
@Component(service = TableProviderFactory.class)
@TableProviderSlot(names = "delta")
public final class DeltaTables implements WritableTableProviderFactory {

    private static final String VERSION = "version";
    private static final OptionSchema OPTIONS = new OptionSchema(
            "delta table",
            List.of(
                    OptionField.required(LOCATION, OptionType.PATH, "the table's folder"),
                    OptionField.optional(
                            VERSION, OptionType.INTEGER, null, "the version to read; the newest if left out"),
                    OptionField.optional(
                            TableFolder.ALLOW_OUTSIDE_PATHS,
                            OptionType.BOOLEAN,
                            "false",
                            "whether the log may name files outside the table's folder")));

    private final LocalStorage storage = new LocalStorage();
    private final LogReader logs = new LogReader(storage);

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
        return DeltaTable.of(logs.read(folder(options), version));
    }

    @Override
    public TableSink openSink(Options options, Schema schema, WriteMode mode) throws PluginException {
        Path location = options.path(LOCATION).orElseThrow();
        if (options.integer(VERSION).isPresent()) {
            throw new PluginException(
                    Stage.ARGUMENTS,
                    "INVALID_OPTIONS",
                    "delta table " + location + ": a past version cannot be written;" + " leave out option version");
        }
        return DeltaSink.open(storage, Clock.systemUTC(), folder(options), schema, mode);
    }

    private static TableFolder folder(Options options) {
        Path location = options.path(LOCATION).orElseThrow();
        return new TableFolder(location, options.isTrue(TableFolder.ALLOW_OUTSIDE_PATHS));
    }
}
