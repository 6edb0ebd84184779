SELECT graph_node_id('CST_REF', path, bstart, bend, NULL) AS node_id, 'CST_REF' AS node_kind,
       ref_text AS name, CAST(NULL AS VARCHAR) AS qualified_name, file_id, path, line, bstart, bend,
       ref_id, ref_kind, expr_ctx, scope_id, binding_name
FROM cst_refs
