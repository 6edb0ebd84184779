SELECT 'SCOPE_PARENT' AS edge_kind, s.node_id AS src_node_id, p.node_id AS dst_node_id, s.file_id, s.path, s.line,
       s.bstart, s.bend
FROM node_scopes AS s
JOIN node_scopes AS p ON p.scope_id = s.parent_scope_id
UNION ALL
SELECT 'SCOPE_BINDS', scope_node_id, node_id, file_id, path, line, bstart, bend
FROM node_bindings
UNION ALL
SELECT 'BINDING_RESOLVES_TO', b.node_id, o.node_id, b.file_id, b.path, b.line, b.bstart, b.bend
FROM node_bindings AS b
JOIN node_bindings AS o ON o.scope_id = b.resolves_to_scope_id AND o.name = b.name
