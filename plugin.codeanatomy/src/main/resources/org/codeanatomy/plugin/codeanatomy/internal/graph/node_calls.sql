SELECT graph_node_id('CST_CALLSITE', path, call_bstart, call_bend, NULL) AS node_id, 'CST_CALLSITE' AS node_kind,
       callee_text AS name, callee_dotted AS qualified_name, file_id, path, line,
       call_bstart AS bstart, call_bend AS bend,
       call_id, caller_def_id, callee_shape, arg_count
FROM cst_callsites
