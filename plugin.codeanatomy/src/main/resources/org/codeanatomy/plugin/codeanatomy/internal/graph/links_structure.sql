SELECT 'FILE_DECLARES_MODULE' AS edge_kind, f.node_id AS src_node_id, m.node_id AS dst_node_id, f.file_id, f.path,
       CAST(NULL AS BIGINT) AS line, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
FROM node_files AS f
JOIN node_modules AS m ON m.file_id = f.file_id
UNION ALL
SELECT 'CONTAINS', COALESCE(c.node_id, graph_node_id('PY_MODULE', i.path, NULL, NULL, NULL)), i.node_id, i.file_id,
       i.path, i.line, i.bstart, i.bend
FROM (SELECT node_id, container_def_id, file_id, path, line, bstart, bend FROM node_defs
      UNION ALL
      SELECT node_id, container_def_id, file_id, path, line, bstart, bend FROM node_imports
      UNION ALL
      SELECT node_id, caller_def_id, file_id, path, line, bstart, bend FROM node_calls) AS i
LEFT JOIN node_defs AS c ON c.def_id = i.container_def_id
