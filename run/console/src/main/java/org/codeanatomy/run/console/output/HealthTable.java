package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.codeanatomy.plugin.host.view.HealthStatus;

/** How plugins are, as people see it. */
public final class HealthTable {

    private static final int MAX_WIDTH = 80;

    private HealthTable() {}

    /** The table, without a line feed at its end. */
    public static String render(List<HealthStatus> health) {
        if (health.isEmpty()) {
            return "no plugins";
        }
        return AsciiTable.getTable(
                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                health,
                List.of(
                        column("plugin", HealthStatus::plugin),
                        column("version", HealthStatus::version),
                        column("status", status -> status.status().name().toLowerCase(Locale.ROOT)),
                        column("message", HealthStatus::message)));
    }

    private static ColumnData<HealthStatus> column(String name, Function<HealthStatus, String> text) {
        return new Column()
                .header(name)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(MAX_WIDTH, OverflowBehaviour.NEWLINE)
                .with(text);
    }
}
