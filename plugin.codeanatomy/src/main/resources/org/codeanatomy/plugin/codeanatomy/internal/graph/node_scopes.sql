SELECT graph_node_id('PY_SCOPE', path, bstart, bend,
                     scope_type || ':' || CAST("ordinal" AS VARCHAR) || ':' || name) AS node_id,
       'PY_SCOPE' AS node_kind, name, qualpath AS qualified_name, file_id, path, line, bstart, bend,
       scope_id, parent_scope_id, scope_type
FROM symtable_scopes
