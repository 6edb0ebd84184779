package org.codeanatomy.engine.core.session;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.Catalog;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.catalog.CatalogEntry;
import org.codeanatomy.engine.core.catalog.OpenTable;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.EngineTypeFactory;
import org.codeanatomy.engine.core.sql.NameSuggestions;
import org.codeanatomy.engine.core.sql.QueryText;
import org.codeanatomy.engine.core.sql.Statement;
import org.codeanatomy.plugin.host.GenerationId;

/** Creates and drops tables and views. */
final class Definitions {

    private final Catalog catalog;
    private final StatementScope scope;

    Definitions(Catalog catalog, StatementScope scope) {
        this.catalog = catalog;
        this.scope = scope;
    }

    void run(Statement statement) {
        if (statement instanceof Statement.CreateExternalTable create) {
            createTable(create);
        } else if (statement instanceof Statement.CreateView create) {
            createView(create);
        } else if (statement instanceof Statement.Drop drop) {
            drop(drop);
        } else {
            throw new IllegalArgumentException("no definition: " + statement);
        }
    }

    /** Adds a table after it was opened once, so that a wrong option is found now and not at its first query. */
    void add(String name, CatalogEntry.External entry) {
        requireOpens(name, entry);
        catalog.add(name, entry);
    }

    private void requireOpens(String name, CatalogEntry.External entry) {
        OpenTable open = scope.kinds().open(name, entry.kind(), entry.options());
        requireTypes(open.table().schema());
    }

    /** Refuses columns of types that the engine does not have. */
    static void requireTypes(Schema schema) {
        EngineTypeFactory factory = new EngineTypeFactory();
        schema.getFields().forEach(field -> ArrowTypes.toSql(field, factory));
    }

    private void createTable(Statement.CreateExternalTable create) {
        String name = local(create.name());
        if (create.ifNotExists() && catalog.find(name).isPresent()) {
            return;
        }
        CatalogEntry.External entry = new CatalogEntry.External(create.kind(), create.options());
        if (create.orReplace()) {
            requireOpens(name, entry);
            catalog.replace(name, entry);
        } else {
            add(name, entry);
        }
    }

    private void createView(Statement.CreateView create) {
        String name = local(create.name());
        Optional<NamedEntry> before = catalog.find(name);
        Set<String> plugins = scope.plan(create.query()).boundTo().stream()
                .map(GenerationId::plugin)
                .collect(Collectors.toSet());
        CatalogEntry.View view = new CatalogEntry.View(create.query().query(), plugins);
        if (!create.orReplace() || before.isEmpty()) {
            catalog.add(name, view);
            return;
        }
        catalog.replace(name, view);
        try {
            scope.plan(QueryText.of("SELECT * FROM \"" + name.replace("\"", "\"\"") + "\""));
        } catch (EngineException failure) {
            // now it names itself, which it could not before
            catalog.replace(before.get().name(), before.get().entry());
            throw failure;
        }
    }

    private void drop(Statement.Drop drop) {
        String name = local(drop.name());
        Optional<NamedEntry> found = catalog.find(name);
        String what = drop.view() ? "view" : "table";
        if (found.isEmpty()) {
            if (!drop.ifExists()) {
                throw new EngineException(
                        Stage.VALIDATE,
                        "UNKNOWN_TABLE",
                        "there is no " + what + " " + name
                                + NameSuggestions.didYouMean(
                                        name, scope.tables().names()));
            }
            return;
        }
        boolean view = found.get().entry() instanceof CatalogEntry.View;
        if (view != drop.view()) {
            throw new EngineException(
                    Stage.VALIDATE,
                    "WRONG_OBJECT",
                    name + " is a " + (view ? "view; use DROP VIEW" : "table; use DROP TABLE"));
        }
        catalog.remove(found.get());
    }

    /** The name without schema {@code public}; no other schema can be changed. */
    static String local(Statement.Name name) {
        String text = name.text();
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return text;
        }
        if (!text.substring(0, dot).equalsIgnoreCase("public")) {
            throw new EngineException(
                    Stage.VALIDATE,
                    "WRONG_SCHEMA",
                    "schema " + text.substring(0, dot) + " cannot be changed; tables and views live in public");
        }
        return text.substring(dot + 1);
    }
}
