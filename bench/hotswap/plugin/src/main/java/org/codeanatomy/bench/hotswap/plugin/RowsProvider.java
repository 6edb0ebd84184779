package org.codeanatomy.bench.hotswap.plugin;

import java.util.List;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableProviderSlot;
import org.osgi.service.component.annotations.Component;

/** Table kind {@code hotswap}: a {@link RowsTable} that a session registers. */
@Component(service = TableProviderFactory.class)
@TableProviderSlot(names = "hotswap")
public final class RowsProvider implements TableProviderFactory {

    @Override
    public String kind() {
        return "hotswap";
    }

    @Override
    public OptionSchema options() {
        return new OptionSchema(
                "hotswap table", List.of(OptionField.required("count", OptionType.INTEGER, "how many rows")));
    }

    @Override
    public Table open(Options options) {
        return new RowsTable(options.integer("count").orElseThrow());
    }
}
