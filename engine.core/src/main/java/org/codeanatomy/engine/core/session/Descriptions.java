package org.codeanatomy.engine.core.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.Catalog;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.catalog.CatalogEntry;
import org.codeanatomy.engine.core.catalog.OpenTable;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.catalog.Rows;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.engine.core.sql.NameSuggestions;
import org.codeanatomy.engine.core.sql.QueryText;
import org.codeanatomy.engine.core.sql.SignatureBinding;
import org.codeanatomy.engine.core.sql.Statement;
import org.codeanatomy.plugin.api.function.FunctionDescription;

/** Answers SHOW and DESCRIBE. */
final class Descriptions {

    private static final String SYSTEM = "sys.";

    private final StatementScope scope;

    Descriptions(StatementScope scope) {
        this.scope = scope;
    }

    static Rows tables(Catalog catalog, Catalog system) {
        Rows rows = new Rows().text("schema").text("name").text("type");
        catalog.all()
                .forEach(entry -> rows.row("public", entry.name(), entry.entry().type()));
        system.all()
                .forEach(entry -> rows.row("sys", entry.name(), entry.entry().type()));
        return rows;
    }

    static Rows functions(FunctionRegistry functions) {
        Rows rows = new Rows()
                .text("name")
                .text("kind")
                .text("plugin")
                .text("usage")
                .text("description");
        for (FunctionDescription function : functions.functions()) {
            rows.row(
                    function.signature().name(),
                    function.kind().name().toLowerCase(Locale.ROOT),
                    function.plugin(),
                    SignatureBinding.usage(function.signature()),
                    function.signature().description());
        }
        return rows;
    }

    static Rows columns(Schema schema) {
        Rows rows = new Rows().text("column_name").text("data_type").bool("nullable");
        for (Field field : schema.getFields()) {
            rows.row(field.getName(), ArrowTypes.sqlName(field), field.isNullable());
        }
        return rows;
    }

    Rows table(Statement.DescribeTable describe) {
        NamedEntry entry = find(describe.table().text());
        if (entry.entry() instanceof CatalogEntry.View view) {
            return describe.detail()
                    ? details(entry).row("query", view.sql())
                    : columns(scope.plan(QueryText.of(view.sql())).schema());
        }
        OpenTable open = scope.tables().open(entry);
        return describe.detail() ? details(entry, open) : columns(open.table().schema());
    }

    private static Rows details(NamedEntry entry) {
        return new Rows()
                .text("name")
                .text("value")
                .row("table", entry.name())
                .row("type", entry.entry().type());
    }

    private static Rows details(NamedEntry entry, OpenTable open) {
        Rows rows = details(entry);
        if (open.generation() != null) {
            rows.row("plugin", open.generation().toString());
        }
        // What the table says of itself wins over the option it was opened with.
        Map<String, String> facts = new LinkedHashMap<>();
        if (entry.entry() instanceof CatalogEntry.External external) {
            facts.putAll(new TreeMap<>(external.options()));
        }
        facts.putAll(PluginBoundary.call(
                Stage.VALIDATE, open.generation(), "describe table " + open.name(), () -> open.table()
                        .details()));
        facts.forEach(rows::row);
        return rows;
    }

    private NamedEntry find(String name) {
        boolean system = name.toLowerCase(Locale.ROOT).startsWith(SYSTEM);
        Optional<NamedEntry> entry = system
                ? scope.tables().findSystem(name.substring(SYSTEM.length()))
                : scope.tables().find(name.toLowerCase(Locale.ROOT).startsWith("public.") ? name.substring(7) : name);
        return entry.orElseThrow(() -> new EngineException(
                Stage.VALIDATE,
                "UNKNOWN_TABLE",
                "there is no table " + name
                        + NameSuggestions.didYouMean(name, scope.tables().names())));
    }
}
