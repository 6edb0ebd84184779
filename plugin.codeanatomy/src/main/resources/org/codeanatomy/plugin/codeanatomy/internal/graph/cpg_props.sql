SELECT 'node' AS entity_kind, node_id AS entity_id, 'sha256' AS prop_key, 'string' AS value_type,
       file_sha256 AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM files_with_node
WHERE file_sha256 IS NOT NULL
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'size_bytes' AS prop_key, 'int' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, size_bytes AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM files_with_node
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'encoding' AS prop_key, 'string' AS value_type,
       encoding AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM files_with_node
WHERE encoding IS NOT NULL
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'line_count' AS prop_key, 'int' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, line_count AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM files_with_node
WHERE line_count IS NOT NULL
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'status' AS prop_key, 'string' AS value_type,
       status AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM files_with_node
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'docstring' AS prop_key, 'string' AS value_type,
       docstring AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_defs
WHERE docstring IS NOT NULL
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'decorator_count' AS prop_key, 'int' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, CAST(decorator_count AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_defs
WHERE decorator_count > 0
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'is_async' AS prop_key, 'bool' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, TRUE AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_defs
WHERE kind = 'async_function'
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'ref_kind' AS prop_key, 'string' AS value_type,
       ref_kind AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_refs
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'expr_ctx' AS prop_key, 'string' AS value_type,
       expr_ctx AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_refs
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'module' AS prop_key, 'string' AS value_type,
       module AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_imports
WHERE module IS NOT NULL
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'relative_level' AS prop_key, 'int' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, CAST(relative_level AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_imports
WHERE relative_level > 0
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'is_star' AS prop_key, 'bool' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, TRUE AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_imports
WHERE is_star
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'callee_shape' AS prop_key, 'string' AS value_type,
       callee_shape AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_calls
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'arg_count' AS prop_key, 'int' AS value_type,
       CAST(NULL AS VARCHAR) AS value_string, CAST(arg_count AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_calls
UNION ALL
SELECT 'node' AS entity_kind, node_id AS entity_id, 'scope_type' AS prop_key, 'string' AS value_type,
       scope_type AS value_string, CAST(NULL AS BIGINT) AS value_int, CAST(NULL AS DOUBLE) AS value_float, CAST(NULL AS BOOLEAN) AS value_bool, CAST(NULL AS VARCHAR) AS value_json
FROM node_scopes
