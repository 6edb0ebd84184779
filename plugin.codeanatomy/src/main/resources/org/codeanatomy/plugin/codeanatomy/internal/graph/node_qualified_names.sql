SELECT graph_node_id('PY_QUALIFIED_NAME', NULL, NULL, NULL, name) AS node_id, 'PY_QUALIFIED_NAME' AS node_kind,
       name, name AS qualified_name, CAST(NULL AS VARCHAR) AS file_id, CAST(NULL AS VARCHAR) AS path,
       CAST(NULL AS BIGINT) AS line, CAST(NULL AS BIGINT) AS bstart, CAST(NULL AS BIGINT) AS bend
FROM (SELECT DISTINCT target_qualified_name AS name
      FROM py_resolutions
      WHERE site_kind IN ('import', 'call') AND target_def_id IS NULL AND target_module_file_id IS NULL) AS outside
