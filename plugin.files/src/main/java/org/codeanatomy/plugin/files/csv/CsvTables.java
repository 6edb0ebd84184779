package org.codeanatomy.plugin.files.csv;

import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableProviderSlot;
import org.osgi.service.component.annotations.Component;

/** Table kind {@code csv}: RFC 4180 files in UTF-8, and the common departures from it. */
@Component
@TableProviderSlot(names = "csv")
public final class CsvTables implements TableProviderFactory {

    @Override
    public String kind() {
        return "csv";
    }

    @Override
    public OptionSchema options() {
        return CsvOptions.SCHEMA;
    }

    @Override
    public Table open(Options options) throws PluginException {
        return CsvTable.open(CsvOptions.of(options));
    }
}
