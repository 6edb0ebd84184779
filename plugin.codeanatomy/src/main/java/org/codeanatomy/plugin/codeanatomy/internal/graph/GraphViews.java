package org.codeanatomy.plugin.codeanatomy.internal.graph;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.source.ViewPackSlot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The code property graph as SQL over evidence: nodes by kind, links between them, and the three tables made of both.
 * The queries lie beside this class, one file per view.
 */
@Component
@ViewPackSlot(names = GraphViews.NAME)
public final class GraphViews implements ViewPack {

    static final String NAME = "code-property-graph";

    private final List<ModelView> views;
    private final List<IntegrityRule> rules;

    /** Reads the queries. */
    @Activate
    public GraphViews() {
        this.views = List.copyOf(readViews());
        this.rules = readRules();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ModelView> views() {
        return views;
    }

    @Override
    public List<IntegrityRule> rules() {
        return rules;
    }

    private static List<ModelView> readViews() {
        List<ModelView> all = new ArrayList<>();
        all.add(intermediate("node_files", "PY_FILE nodes"));
        all.add(intermediate("node_modules", "PY_MODULE nodes"));
        all.add(intermediate("node_defs", "class, function and lambda nodes, with what links need of them"));
        all.add(intermediate("node_refs", "CST_REF nodes, with what links need of them"));
        all.add(intermediate("node_imports", "CST_IMPORT_ALIAS nodes, with what links need of them"));
        all.add(intermediate("node_calls", "CST_CALLSITE nodes, with what links need of them"));
        all.add(intermediate("node_scopes", "PY_SCOPE nodes, with what links need of them"));
        all.add(intermediate("node_bindings", "PY_BINDING nodes, with what links need of them"));
        all.add(intermediate("node_qualified_names", "PY_QUALIFIED_NAME nodes: what lies outside the repository"));
        all.add(ModelView.output(
                "cpg_nodes", SqlFile.read("cpg_nodes"), GraphSchemas.NODES, List.of("node_id"), "the nodes"));
        all.add(intermediate("resolved_targets", "the node that an import or a call resolves to"));
        all.add(intermediate("links_structure", "FILE_DECLARES_MODULE and CONTAINS"));
        all.add(intermediate("links_scopes", "SCOPE_PARENT, SCOPE_BINDS and BINDING_RESOLVES_TO"));
        all.add(intermediate("links_sites", "DEF_SITE_OF and USE_SITE_OF"));
        all.add(intermediate("links_resolved", "PY_IMPORTS and PY_CALLS"));
        all.add(ModelView.output(
                "cpg_edges", SqlFile.read("cpg_edges"), GraphSchemas.EDGES, List.of("edge_id"), "the edges"));
        all.add(intermediate("files_with_node", "files with the id of their node"));
        all.add(ModelView.output(
                "cpg_props",
                SqlFile.read("cpg_props"),
                GraphSchemas.PROPS,
                List.of("entity_kind", "entity_id", "prop_key"),
                "properties of nodes and edges"));
        return all;
    }

    private static ModelView intermediate(String name, String description) {
        return ModelView.intermediate(name, SqlFile.read(name), description);
    }

    private static List<IntegrityRule> readRules() {
        return List.of(
                new IntegrityRule(
                        "node_ids_are_unique",
                        "SELECT node_id, count(*) AS n FROM cpg_nodes GROUP BY node_id HAVING count(*) > 1",
                        "two nodes have the same id"),
                new IntegrityRule(
                        "edge_ids_are_unique",
                        "SELECT edge_id, count(*) AS n FROM cpg_edges GROUP BY edge_id HAVING count(*) > 1",
                        "two edges have the same id"),
                new IntegrityRule("edge_sources_exist", danglingBy("src_node_id"), "the source of an edge is no node"),
                new IntegrityRule(
                        "edge_destinations_exist", danglingBy("dst_node_id"), "the destination of an edge is no node"),
                new IntegrityRule(
                        "spans_lie_in_their_files",
                        "SELECT n.node_id, n.path, n.bstart, n.bend FROM cpg_nodes AS n "
                                + "JOIN repo_files_v1 AS f ON f.file_id = n.file_id "
                                + "WHERE n.bstart < 0 OR n.bstart > n.bend OR n.bend > f.size_bytes",
                        "a node's span does not lie in its file"));
    }

    private static String danglingBy(String column) {
        return "SELECT e.edge_id, e.edge_kind, e." + column + ", e.path FROM cpg_edges AS e "
                + "WHERE NOT EXISTS (SELECT 1 FROM cpg_nodes AS n WHERE n.node_id = e." + column + ")";
    }
}
