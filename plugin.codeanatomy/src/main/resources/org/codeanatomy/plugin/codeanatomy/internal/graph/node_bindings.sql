SELECT graph_node_id('PY_BINDING', b.path, NULL, NULL, s.node_id || ':' || b.name) AS node_id,
       'PY_BINDING' AS node_kind, b.name, s.qualified_name || '::' || b.name AS qualified_name, b.file_id, b.path,
       s.line, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend,
       b.scope_id, s.node_id AS scope_node_id, b.resolves_to_scope_id
FROM symtable_symbols AS b
JOIN node_scopes AS s ON s.scope_id = b.scope_id
