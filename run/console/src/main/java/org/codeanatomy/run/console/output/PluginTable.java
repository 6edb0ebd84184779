package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.codeanatomy.plugin.host.PluginStatus;

/** Plugins as people see them: the same table in the shell and on the command line. */
public final class PluginTable {

    private static final int MAX_SLOT_WIDTH = 70;
    private static final int MAX_REASON_WIDTH = 60;

    private PluginTable() {}

    /** The table, without a line feed at its end. */
    public static String render(List<PluginStatus> plugins) {
        if (plugins.isEmpty()) {
            return "no plugins";
        }
        boolean reasons = plugins.stream().anyMatch(plugin -> !plugin.reason().isEmpty());
        List<ColumnData<PluginStatus>> columns = new java.util.ArrayList<>(List.of(
                column("name", PluginStatus::name, MAX_SLOT_WIDTH),
                column("version", PluginStatus::version, MAX_SLOT_WIDTH),
                column("build", PluginStatus::buildId, MAX_SLOT_WIDTH),
                column("state", plugin -> plugin.state().name().toLowerCase(Locale.ROOT), MAX_SLOT_WIDTH),
                column("slots", plugin -> String.join("\n", plugin.slots()), MAX_SLOT_WIDTH)));
        if (reasons) {
            columns.add(column("reason", PluginStatus::reason, MAX_REASON_WIDTH));
        }
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, plugins, columns);
    }

    private static ColumnData<PluginStatus> column(String name, Function<PluginStatus, String> text, int width) {
        return new Column()
                .header(name)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(width, OverflowBehaviour.NEWLINE)
                .with(text);
    }
}
