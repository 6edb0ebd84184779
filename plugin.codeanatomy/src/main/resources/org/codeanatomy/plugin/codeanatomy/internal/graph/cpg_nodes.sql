SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_files
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_modules
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_defs
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_refs
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_imports
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_calls
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_scopes
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_bindings
UNION ALL
SELECT node_id, node_kind, name, qualified_name, file_id, path, line, bstart, bend FROM node_qualified_names
