SELECT graph_node_id('CST_IMPORT_ALIAS', path, alias_bstart, alias_bend, NULL) AS node_id,
       'CST_IMPORT_ALIAS' AS node_kind, COALESCE(asname, name) AS name, resolved_module AS qualified_name,
       file_id, path, line, alias_bstart AS bstart, alias_bend AS bend,
       import_id, container_def_id, scope_id, binding_name, kind, module, relative_level, asname, is_star
FROM cst_imports
