package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.source.EvidenceTable;

/** The evidence tables of Python: names, columns, keys. Rows must be written in the order of the columns. */
public final class EvidenceTables {

    static final EvidenceTable FILES = table(
            "repo_files_v1",
            List.of("file_id"),
            "Every file, with what became of it.",
            text("file_sha256"),
            required("size_bytes", long64()),
            text("encoding"),
            nullable("line_count", long64()),
            required("status", ArrowType.Utf8.INSTANCE));
    static final EvidenceTable LINES = table(
            "file_line_index_v1",
            List.of("file_id", "line_no"),
            "Every line of every file that was read.",
            required("line_no", long64()),
            required("line_start_byte", long64()),
            required("line_end_byte", long64()),
            required("line_text", ArrowType.Utf8.INSTANCE),
            required("newline_kind", ArrowType.Utf8.INSTANCE));
    static final EvidenceTable ERRORS = table(
            "extract_errors",
            List.of("file_id", "ordinal"),
            "What is wrong with files.",
            required("ordinal", int32()),
            required("stage", ArrowType.Utf8.INSTANCE),
            required("code", ArrowType.Utf8.INSTANCE),
            required("message", ArrowType.Utf8.INSTANCE),
            nullable("line", long64()),
            nullable("column", long64()),
            nullable("bstart", long64()));
    static final EvidenceTable NODES = table(
            "cst_nodes",
            List.of("node_uid"),
            "Every node of the syntax trees.",
            required("node_uid", ArrowType.Utf8.INSTANCE),
            required("kind", ArrowType.Utf8.INSTANCE),
            text("parent_uid"),
            text("field"),
            nullable("index", int32()),
            nullable("bstart", long64()),
            nullable("bend", long64()));
    static final EvidenceTable DEFINITIONS = table(
            "cst_defs",
            List.of("def_id"),
            "Functions, classes and lambdas.",
            required("def_id", ArrowType.Utf8.INSTANCE),
            required("kind", ArrowType.Utf8.INSTANCE),
            required("name", ArrowType.Utf8.INSTANCE),
            text("container_def_id"),
            text("scope_id"),
            text("binding_name"),
            required("qualified_name", ArrowType.Utf8.INSTANCE),
            required("def_bstart", long64()),
            required("def_bend", long64()),
            nullable("name_bstart", long64()),
            nullable("name_bend", long64()),
            required("line", long64()),
            text("docstring"),
            required("decorator_count", int32()));
    static final EvidenceTable REFERENCES = table(
            "cst_refs",
            List.of("ref_id"),
            "Names and attributes that are read, bound or deleted.",
            required("ref_id", ArrowType.Utf8.INSTANCE),
            required("ref_text", ArrowType.Utf8.INSTANCE),
            required("ref_kind", ArrowType.Utf8.INSTANCE),
            required("expr_ctx", ArrowType.Utf8.INSTANCE),
            required("scope_id", ArrowType.Utf8.INSTANCE),
            text("binding_name"),
            required("bstart", long64()),
            required("bend", long64()),
            required("line", long64()));
    static final EvidenceTable IMPORTS = table(
            "cst_imports",
            List.of("import_id"),
            "Every alias of every import statement.",
            required("import_id", ArrowType.Utf8.INSTANCE),
            required("kind", ArrowType.Utf8.INSTANCE),
            text("module"),
            required("relative_level", int32()),
            required("name", ArrowType.Utf8.INSTANCE),
            text("asname"),
            required("is_star", ArrowType.Bool.INSTANCE),
            required("stmt_bstart", long64()),
            required("stmt_bend", long64()),
            required("alias_bstart", long64()),
            required("alias_bend", long64()),
            required("line", long64()),
            text("container_def_id"),
            required("scope_id", ArrowType.Utf8.INSTANCE),
            text("binding_name"),
            required("resolved_module", ArrowType.Utf8.INSTANCE),
            text("resolved_def_id"));
    static final EvidenceTable CALLS = table(
            "cst_callsites",
            List.of("call_id"),
            "Every call expression.",
            required("call_id", ArrowType.Utf8.INSTANCE),
            text("caller_def_id"),
            required("callee_shape", ArrowType.Utf8.INSTANCE),
            required("callee_text", ArrowType.Utf8.INSTANCE),
            text("callee_dotted"),
            required("arg_count", int32()),
            required("call_bstart", long64()),
            required("call_bend", long64()),
            required("callee_bstart", long64()),
            required("callee_bend", long64()),
            required("line", long64()));
    static final EvidenceTable SCOPES = table(
            "symtable_scopes",
            List.of("scope_id"),
            "The scopes of Python's symbol table.",
            required("scope_id", ArrowType.Utf8.INSTANCE),
            text("parent_scope_id"),
            required("scope_type", ArrowType.Utf8.INSTANCE),
            required("name", ArrowType.Utf8.INSTANCE),
            required("line", long64()),
            required("ordinal", int32()),
            required("qualpath", ArrowType.Utf8.INSTANCE),
            text("def_id"),
            required("bstart", long64()),
            required("bend", long64()));
    static final EvidenceTable SYMBOLS = table(
            "symtable_symbols",
            List.of("scope_id", "name"),
            "What each scope says about each name.",
            required("scope_id", ArrowType.Utf8.INSTANCE),
            required("name", ArrowType.Utf8.INSTANCE),
            flag("is_referenced"),
            flag("is_imported"),
            flag("is_parameter"),
            flag("is_type_parameter"),
            flag("is_global"),
            flag("is_nonlocal"),
            flag("is_declared_global"),
            flag("is_local"),
            flag("is_annotated"),
            flag("is_free"),
            flag("is_assigned"),
            flag("is_namespace"),
            text("resolves_to_scope_id"));
    static final EvidenceTable MODULES = table(
            "py_modules",
            List.of("file_id"),
            "The module each file is.",
            required("module_name", ArrowType.Utf8.INSTANCE),
            flag("is_package"));
    static final EvidenceTable RESOLUTIONS = table(
            "py_resolutions",
            List.of("site_id", "ordinal"),
            "What imports, references and calls resolve to.",
            required("site_id", ArrowType.Utf8.INSTANCE),
            required("ordinal", int32()),
            required("site_kind", ArrowType.Utf8.INSTANCE),
            text("target_def_id"),
            text("target_module_file_id"),
            required("target_qualified_name", ArrowType.Utf8.INSTANCE),
            required("method", ArrowType.Utf8.INSTANCE),
            required("confidence", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            text("ambiguity_group_id"));

    private EvidenceTables() {}

    /** All tables, always the same. */
    public static List<EvidenceTable> all() {
        return List.of(
                FILES,
                MODULES,
                LINES,
                NODES,
                DEFINITIONS,
                REFERENCES,
                IMPORTS,
                CALLS,
                SCOPES,
                SYMBOLS,
                RESOLUTIONS,
                ERRORS);
    }

    private static EvidenceTable table(String name, List<String> key, String description, Field... columns) {
        List<Field> fields = new ArrayList<>();
        fields.add(required("file_id", ArrowType.Utf8.INSTANCE));
        fields.add(required("path", ArrowType.Utf8.INSTANCE));
        fields.addAll(List.of(columns));
        return new EvidenceTable(name, new Schema(fields), key, description);
    }

    private static Field text(String name) {
        return nullable(name, ArrowType.Utf8.INSTANCE);
    }

    private static Field flag(String name) {
        return required(name, ArrowType.Bool.INSTANCE);
    }

    private static Field nullable(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    private static Field required(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), null);
    }

    private static ArrowType long64() {
        return new ArrowType.Int(64, true);
    }

    private static ArrowType int32() {
        return new ArrowType.Int(32, true);
    }
}
