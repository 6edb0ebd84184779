package org.codeanatomy.engine.core.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.catalog.CatalogEntry;
import org.codeanatomy.engine.core.catalog.StatementTables;
import org.codeanatomy.plugin.host.PluginHost;

/** Turns the text of a query into Calcite's relational algebra, for one statement. Used by one thread. */
public final class QueryTranslator {

    private static final SqlConformance CONFORMANCE = new EngineConformance();
    private static final int IDENTIFIER_LIMIT = 1024;
    private static final int IN_LIST_LIMIT = 10_000;
    private static final CalciteConnectionConfig CASE_INSENSITIVE =
            CalciteConnectionConfig.DEFAULT.set(CalciteConnectionProperty.CASE_SENSITIVE, "false");
    private static final SqlParser.Config PARSER = SqlParser.config()
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withIdentifierMaxLength(IDENTIFIER_LIMIT)
            .withConformance(CONFORMANCE);
    private static final SqlValidator.Config VALIDATOR = SqlValidator.Config.DEFAULT
            .withConformance(CONFORMANCE)
            .withDefaultNullCollation(NullCollation.HIGH)
            .withTypeCoercionFactory(EngineTypeCoercion::new)
            .withIdentifierExpansion(true)
            .withCallRewrite(true);
    // without merging of projections: Calcite puts a merged one, with a sub-query in it, over an input that it was
    // merged
    // with already, so that it reads other columns
    private static final SqlToRelConverter.Config CONVERTER = SqlToRelConverter.config()
            .addRelBuilderConfigTransform(builder -> builder.withBloat(-1))
            .withExpand(false)
            .withTrimUnusedFields(false)
            .withDecorrelationEnabled(false)
            .withInSubQueryThreshold(IN_LIST_LIMIT);

    private final StatementTables tables;
    private final FunctionCheck functions;
    private final NamedArguments arguments;
    private final EngineOperatorTable operators;
    private final RelOptCluster cluster;
    private final CalciteCatalogReader catalogReader;
    private final Map<String, Table> adapted = new HashMap<>();
    private final Deque<String> openViews = new ArrayDeque<>();

    /**
     * A translator for one statement.
     *
     * @param tables what the statement may name
     * @param registry the functions that its lease holds
     * @param host asked who served a function formerly
     * @param cluster where the algebra is made
     */
    public QueryTranslator(StatementTables tables, FunctionRegistry registry, PluginHost host, RelOptCluster cluster) {
        this.tables = tables;
        this.cluster = cluster;
        this.operators = new EngineOperatorTable(new PluginOperators(registry));
        this.functions = new FunctionCheck(registry, host);
        this.arguments = new NamedArguments(registry);
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        root.add("public", new TableSchema(tables::find, entry -> adapt("public.", entry)));
        root.add("sys", new TableSchema(tables::findSystem, entry -> adapt("sys.", entry)));
        this.catalogReader =
                new CalciteCatalogReader(root, List.of("public"), cluster.getTypeFactory(), CASE_INSENSITIVE);
    }

    private Table adapt(String schema, NamedEntry entry) {
        return adapted.computeIfAbsent(
                schema + entry.name().toLowerCase(Locale.ROOT),
                key -> entry.entry() instanceof CatalogEntry.View view
                        ? new ViewTable(entry.name(), view.sql(), this)
                        : new ScannableTable(tables.open(entry)));
    }

    /** The algebra of a query, with sub-queries as they are written. */
    public RelRoot translate(QueryText query) {
        SqlNode parsed = parse(query);
        return guarded(query, () -> {
            SqlValidator validator = validator();
            SqlNode valid = validator.validate(checked(parsed));
            RelRoot root = converter(validator).convertQuery(valid, false, true);
            return ResultColumns.named(root, valid, query.statement());
        });
    }

    /**
     * The algebra of a query that may have parameters.
     *
     * @param parameters told of each of them in order
     */
    public RelRoot translatePrepared(QueryText query, Consumer<Field> parameters) {
        SqlNode parsed = parse(query);
        return guarded(query, () -> {
            SqlValidator validator = validator();
            SqlNode valid = validator.validate(withFunctions(parsed));
            RelRoot root = converter(validator).convertQuery(valid, false, true);
            validator
                    .getParameterRowType(valid)
                    .getFieldList()
                    .forEach(parameter -> parameters.accept(
                            ArrowTypes.toArrow("parameter " + (parameter.getIndex() + 1), parameter.getType())));
            return ResultColumns.named(root, valid, query.statement());
        });
    }

    RelDataType viewRowType(String name, String sql) {
        QueryText query = QueryText.of(sql);
        return inView(name, () -> {
            SqlNode parsed = parse(query);
            return guarded(query, () -> {
                SqlValidator validator = validator();
                return validator.getValidatedNodeType(validator.validate(checked(parsed)));
            });
        });
    }

    RelNode viewPlan(String name, String sql) {
        return inView(name, () -> translate(QueryText.of(sql)).project());
    }

    private <T> T inView(String name, Supplier<T> work) {
        if (openViews.contains(name)) {
            throw new EngineException(
                    Stage.VALIDATE, "CYCLIC_VIEW", "view " + name + " needs itself; create one of its views anew");
        }
        openViews.push(name);
        try {
            return work.get();
        } catch (EngineException failure) {
            throw new EngineException(
                    failure.stage(),
                    failure.code(),
                    "in view " + name + ": " + failure.getMessage(),
                    failure.details(),
                    failure.getCause());
        } finally {
            openViews.pop();
        }
    }

    private static SqlNode parse(QueryText query) {
        try {
            return DialectParser.parse(query.blanked(), PARSER);
        } catch (SqlParseException failure) {
            throw new SqlErrors(query).parse(failure);
        }
    }

    private SqlNode checked(SqlNode parsed) {
        parsed.accept(new NoParameters());
        return withFunctions(parsed);
    }

    private SqlNode withFunctions(SqlNode parsed) {
        QueryShape.requireQuery(parsed);
        parsed.accept(functions);
        return parsed.accept(arguments);
    }

    private static final class NoParameters extends SqlBasicVisitor<Void> {

        @Override
        public Void visit(SqlDynamicParam parameter) {
            throw new SqlProblem(
                    "UNEXPECTED_PARAMETER",
                    "a parameter has no value here; prepare the statement, or write a value",
                    parameter.getParserPosition());
        }
    }

    private <T> T guarded(QueryText query, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw translated(query, failure);
        }
    }

    /** Our error for one of Calcite's; it wraps what converters throw, also what plugins said through them. */
    private RuntimeException translated(QueryText query, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineException ours) {
                return ours;
            }
            if (cause instanceof SqlProblem problem) {
                return new SqlErrors(query).validate(problem);
            }
            if (cause instanceof CalciteContextException context) {
                return new SqlErrors(query).validate(context, tables.names(), tables.columns());
            }
            if (cause instanceof UnsupportedOperationException absent) {
                return new EngineException(
                        Stage.VALIDATE, "UNSUPPORTED_QUERY", "this query cannot be planned: " + absent.getMessage());
            }
        }
        return failure;
    }

    private SqlValidator validator() {
        return SqlValidatorUtil.newValidator(operators, catalogReader, cluster.getTypeFactory(), VALIDATOR);
    }

    private SqlToRelConverter converter(SqlValidator validator) {
        return new SqlToRelConverter(
                (rowType, query, schemaPath, viewPath) -> {
                    throw new IllegalStateException("views are expanded by ViewTable");
                },
                validator,
                catalogReader,
                cluster,
                new EngineConvertlets(),
                CONVERTER);
    }
}
