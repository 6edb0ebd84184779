SELECT graph_edge_id(edge_kind, src_node_id, dst_node_id, path, bstart, bend) AS edge_id, edge_kind, src_node_id,
       dst_node_id, file_id, path, line, bstart, bend, origin, resolution_method, confidence, confidence AS score,
       ambiguity_group_id
FROM (SELECT edge_kind, src_node_id, dst_node_id, file_id, path, line, bstart, bend, 'syntax' AS origin,
             'structure' AS resolution_method, CAST(1 AS DOUBLE) AS confidence,
             CAST(NULL AS VARCHAR) AS ambiguity_group_id
      FROM links_structure
      UNION ALL
      SELECT edge_kind, src_node_id, dst_node_id, file_id, path, line, bstart, bend, 'symtable', 'scope',
             CAST(1 AS DOUBLE), CAST(NULL AS VARCHAR)
      FROM links_scopes
      UNION ALL
      SELECT edge_kind, src_node_id, dst_node_id, file_id, path, line, bstart, bend, 'symtable', 'scope',
             CAST(1 AS DOUBLE), CAST(NULL AS VARCHAR)
      FROM links_sites
      UNION ALL
      SELECT edge_kind, src_node_id, dst_node_id, file_id, path, line, bstart, bend, 'resolution', method, confidence,
             ambiguity_group_id
      FROM links_resolved) AS links
