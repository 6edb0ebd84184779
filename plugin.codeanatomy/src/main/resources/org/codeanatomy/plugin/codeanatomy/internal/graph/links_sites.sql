SELECT i.edge_kind, i.node_id AS src_node_id, b.node_id AS dst_node_id, i.file_id, i.path, i.line, i.bstart, i.bend
FROM (SELECT 'DEF_SITE_OF' AS edge_kind, node_id, scope_id, binding_name AS name, file_id, path, line, bstart, bend
      FROM node_defs WHERE kind <> 'lambda'
      UNION ALL
      SELECT 'DEF_SITE_OF', node_id, scope_id, binding_name, file_id, path, line, bstart, bend
      FROM node_imports WHERE binding_name IS NOT NULL
      UNION ALL
      SELECT CASE expr_ctx WHEN 'load' THEN 'USE_SITE_OF' ELSE 'DEF_SITE_OF' END, node_id, scope_id, binding_name,
             file_id, path, line, bstart, bend
      FROM node_refs WHERE binding_name IS NOT NULL) AS i
JOIN node_bindings AS b ON b.scope_id = i.scope_id AND b.name = i.name
