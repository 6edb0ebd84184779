SELECT r.site_id, r.site_kind, r.file_id, r.path, r.method, r.confidence, r.ambiguity_group_id,
       COALESCE(d.node_id,
                CASE WHEN m.path IS NOT NULL THEN graph_node_id('PY_MODULE', m.path, NULL, NULL, NULL) END,
                graph_node_id('PY_QUALIFIED_NAME', NULL, NULL, NULL, r.target_qualified_name)) AS target_node_id
FROM py_resolutions AS r
LEFT JOIN node_defs AS d ON d.def_id = r.target_def_id
LEFT JOIN py_modules AS m ON m.file_id = r.target_module_file_id
WHERE r.site_kind IN ('import', 'call')
