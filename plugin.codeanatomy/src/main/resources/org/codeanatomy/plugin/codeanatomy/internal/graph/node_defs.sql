SELECT graph_node_id(node_kind, path, def_bstart, def_bend, NULL) AS node_id, node_kind,
       name, qualified_name, file_id, path, line, def_bstart AS bstart, def_bend AS bend,
       def_id, container_def_id, scope_id, binding_name, kind, docstring, decorator_count
FROM (SELECT d.*, CASE kind WHEN 'class' THEN 'CST_CLASS_DEF' WHEN 'lambda' THEN 'CST_LAMBDA'
                       ELSE 'CST_FUNCTION_DEF' END AS node_kind
      FROM cst_defs AS d) AS defs
