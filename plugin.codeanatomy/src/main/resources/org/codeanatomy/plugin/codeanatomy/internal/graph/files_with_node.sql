SELECT graph_node_id('PY_FILE', path, NULL, NULL, NULL) AS node_id, file_sha256, size_bytes, encoding, line_count,
       status
FROM repo_files_v1
