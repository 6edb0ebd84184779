package org.codeanatomy.plugin.files.parquet;

import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableProviderSlot;
import org.codeanatomy.plugin.files.FileSet;
import org.osgi.service.component.annotations.Component;

/** Table kind {@code parquet}: one file, or the files of a directory with one schema. */
@Component
@TableProviderSlot(names = "parquet")
public final class ParquetTables implements TableProviderFactory {

    private static final OptionSchema OPTIONS = new OptionSchema(
            "parquet table",
            List.of(OptionField.required(LOCATION, OptionType.PATH, "file or directory of .parquet files")));

    @Override
    public String kind() {
        return "parquet";
    }

    @Override
    public OptionSchema options() {
        return OPTIONS;
    }

    @Override
    public Table open(Options options) throws PluginException {
        return ParquetTable.open(FileSet.at(options.path(LOCATION).orElseThrow(), ".parquet"));
    }
}
