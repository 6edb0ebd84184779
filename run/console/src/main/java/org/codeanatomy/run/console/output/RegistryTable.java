package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.codeanatomy.engine.api.registry.ExtractorFacts;
import org.codeanatomy.engine.api.registry.FunctionFacts;
import org.codeanatomy.engine.api.registry.OptionFacts;
import org.codeanatomy.engine.api.registry.ParameterFacts;
import org.codeanatomy.engine.api.registry.ProcedureFacts;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.engine.api.registry.TableFacts;
import org.codeanatomy.engine.api.registry.TableKindFacts;
import org.codeanatomy.engine.api.registry.ViewPackFacts;

/** What plugins bring, as people see it: one line each. */
public final class RegistryTable {

    private static final int MAX_WIDTH = 70;
    private static final String[] HEADERS = {"kind", "name", "takes or fills", "plugin"};

    private RegistryTable() {}

    /** The table and its hash, without a line feed at the end. */
    public static String render(RegistrySnapshot registry) {
        List<String[]> rows = new ArrayList<>();
        for (FunctionFacts function : registry.functions()) {
            String kind = function.kind().name().toLowerCase(Locale.ROOT) + " function";
            rows.add(row(kind, function.name(), parameters(function.parameters()), function.plugin()));
        }
        for (TableKindFacts kind : registry.tableKinds()) {
            List<String> options =
                    kind.options().stream().map(OptionFacts::name).toList();
            rows.add(row("table kind", kind.kind(), String.join(", ", options), kind.plugin()));
        }
        for (ProcedureFacts procedure : registry.procedures()) {
            rows.add(row("procedure", procedure.name(), parameters(procedure.parameters()), procedure.plugin()));
        }
        for (ExtractorFacts extractor : registry.sourceExtractors()) {
            rows.add(row("source extractor", extractor.language(), tables(extractor.tables()), extractor.plugin()));
        }
        for (ViewPackFacts pack : registry.viewPacks()) {
            rows.add(row("view pack", pack.name(), tables(pack.outputs()), pack.plugin()));
        }
        return table(rows) + "\nhash " + registry.hash();
    }

    private static String[] row(String... cells) {
        return cells;
    }

    private static String parameters(List<ParameterFacts> parameters) {
        return String.join(", ", parameters.stream().map(ParameterFacts::name).toList());
    }

    private static String tables(List<TableFacts> tables) {
        return String.join(", ", tables.stream().map(TableFacts::name).toList());
    }

    private static String table(List<String[]> rows) {
        Column[] columns = new Column[HEADERS.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column()
                    .header(HEADERS[i])
                    .headerAlign(HorizontalAlign.LEFT)
                    .dataAlign(HorizontalAlign.LEFT)
                    .maxWidth(MAX_WIDTH);
        }
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, rows.toArray(new String[0][]));
    }
}
