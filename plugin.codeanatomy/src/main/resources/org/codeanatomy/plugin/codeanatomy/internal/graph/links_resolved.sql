SELECT DISTINCT 'PY_IMPORTS' AS edge_kind, i.node_id AS src_node_id, t.target_node_id AS dst_node_id, i.file_id, i.path,
       i.line, i.bstart, i.bend, t.method, t.confidence, t.ambiguity_group_id
FROM resolved_targets AS t
JOIN node_imports AS i ON i.import_id = t.site_id
WHERE t.site_kind = 'import'
UNION ALL
SELECT DISTINCT 'PY_CALLS', c.node_id, t.target_node_id, c.file_id, c.path, c.line, c.bstart, c.bend, t.method,
       t.confidence, t.ambiguity_group_id
FROM resolved_targets AS t
JOIN node_calls AS c ON c.call_id = t.site_id
WHERE t.site_kind = 'call'
