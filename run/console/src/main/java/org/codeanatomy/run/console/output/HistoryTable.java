package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.function.Function;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.SettingStatus;

/** Committed changes and settings as people see them. */
public final class HistoryTable {

    private static final int MAX_WIDTH = 80;
    private static final int HASH_DIGITS = 12;

    private HistoryTable() {}

    /** The changes, without a line feed at the end. */
    public static String render(List<HistoryEntry> changes) {
        if (changes.isEmpty()) {
            return "no change of plugins was committed here";
        }
        return table(
                changes,
                List.of(
                        column("#", entry -> Long.toString(entry.sequence())),
                        column("at", entry -> entry.at().toString()),
                        column("plugin", HistoryEntry::plugin),
                        column("action", HistoryEntry::action),
                        column("version", HistoryEntry::version),
                        column("previous", HistoryEntry::previousVersion),
                        column("sha256", entry -> shortened(entry.sha256())),
                        column("file", HistoryEntry::file),
                        column("", HistoryTable::remark)));
    }

    private static String remark(HistoryEntry entry) {
        if (entry.committed()) {
            return "committed";
        }
        return entry.stored() || entry.sha256().isEmpty() ? "" : "no longer in the store";
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(HASH_DIGITS, sha256.length()));
    }

    /** The settings, without a line feed at the end. */
    public static String renderSettings(List<SettingStatus> settings) {
        return table(
                settings,
                List.of(
                        column("setting", SettingStatus::name),
                        column("value", SettingStatus::value),
                        column("for", SettingStatus::meaning)));
    }

    private static <T> String table(List<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns);
    }

    private static <T> ColumnData<T> column(String name, Function<T, String> text) {
        return new Column()
                .header(name)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(MAX_WIDTH, OverflowBehaviour.NEWLINE)
                .with(text);
    }
}
