SELECT graph_node_id('PY_FILE', path, NULL, NULL, NULL) AS node_id, 'PY_FILE' AS node_kind,
       path AS name, path AS qualified_name, file_id, path,
       CAST(NULL AS BIGINT) AS line, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
FROM repo_files_v1
