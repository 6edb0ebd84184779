DESCRIBE sys.plugin_generations
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
build_id | VARCHAR | true
sha256 | VARCHAR | true
state | VARCHAR | true
leases | BIGINT | true
loaded_at | TIMESTAMP WITH TIME ZONE | true
switched_at | TIMESTAMP WITH TIME ZONE | true
retired_at | TIMESTAMP WITH TIME ZONE | true
collected_at | TIMESTAMP WITH TIME ZONE | true
drain_millis | BIGINT | true
cancelled | BIGINT | true
reason | VARCHAR | true

DESCRIBE sys.plugin_services
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
slot | VARCHAR | true
name | VARCHAR | true
alias | BOOLEAN | true

DESCRIBE sys.plugin_requirements
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
kind | VARCHAR | true
name | VARCHAR | true
range | VARCHAR | true
optional | BOOLEAN | true
provider | VARCHAR | true
provided | VARCHAR | true

DESCRIBE sys.plugin_memory
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
bytes | BIGINT | true
peak_bytes | BIGINT | true
budget_bytes | BIGINT | true
open_buffers | BIGINT | true

DESCRIBE sys.queries
----
column_name | data_type | nullable
id | VARCHAR | true
session | VARCHAR | true
sql | VARCHAR | true
state | VARCHAR | true
started_at | TIMESTAMP WITH TIME ZONE | true
millis | BIGINT | true
rows | BIGINT | true
error | VARCHAR | true
generations | VARCHAR | true

DESCRIBE sys.plugin_health
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
status | VARCHAR | true
message | VARCHAR | true
checked_at | TIMESTAMP WITH TIME ZONE | true
millis | BIGINT | true

DESCRIBE sys.plugin_history
----
column_name | data_type | nullable
sequence | BIGINT | true
at | TIMESTAMP WITH TIME ZONE | true
plugin | VARCHAR | true
action | VARCHAR | true
version | VARCHAR | true
build_id | VARCHAR | true
sha256 | VARCHAR | true
previous_version | VARCHAR | true
previous_sha256 | VARCHAR | true
file | VARCHAR | true
committed | BOOLEAN | true
stored | BOOLEAN | true

DESCRIBE sys.query_memory
----
column_name | data_type | nullable
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true
query | VARCHAR | true
bytes | BIGINT | true
peak_bytes | BIGINT | true
open_buffers | BIGINT | true

DESCRIBE sys.query_generations
----
column_name | data_type | nullable
query_id | VARCHAR | true
generation | BIGINT | true
plugin | VARCHAR | true
version | VARCHAR | true

SELECT generation, plugin, state, loaded_at, switched_at, collected_at FROM sys.plugin_generations
----
generation | plugin | state | loaded_at | switched_at | collected_at
1 | demo | ACTIVE | 0 | 1500000 | null

SELECT shout('a') AS s FROM things LIMIT 1
----
s
A!

SELECT id, session, sql, state, rows, error, generations FROM sys.queries ORDER BY started_at, millis, id
----
id | session | sql | state | rows | error | generations
q1 | s1 | DESCRIBE sys.plugin_generations | DONE | 14 |  |
q2 | s1 | DESCRIBE sys.plugin_services | DONE | 6 |  |
q3 | s1 | DESCRIBE sys.plugin_requirements | DONE | 9 |  |
q4 | s1 | DESCRIBE sys.plugin_memory | DONE | 7 |  |
q5 | s1 | DESCRIBE sys.queries | DONE | 9 |  |
q6 | s1 | DESCRIBE sys.plugin_health | DONE | 7 |  |
q7 | s1 | DESCRIBE sys.plugin_history | DONE | 12 |  |
q8 | s1 | DESCRIBE sys.query_memory | DONE | 7 |  |
q9 | s1 | DESCRIBE sys.query_generations | DONE | 4 |  |
q10 | s1 | SELECT generation, plugin, state, loaded_at, switched_at, collected_at FROM sys.plugin_generations | DONE | 1 |  |
q11 | s1 | SELECT shout('a') AS s FROM things LIMIT 1 | DONE | 1 |  | demo 1.0.0
q12 | s1 | SELECT id, session, sql, state, rows, error, generations FROM sys.queries ORDER BY started_at, millis, id | RUNNING | 0 |  |

SELECT nothing FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column nothing (line 1, column 8)
  SELECT nothing FROM things
         ^^^^^^^

SELECT broken(id) FROM things
----
error EXECUTE FUNCTION_FAILED
function broken of demo 1.0.0 failed with java.lang.IllegalStateException: broken, as promised

SELECT shout(kind) FROM things WHERE id = 1
----
shout(kind)
A!

SELECT id, state, rows, generations FROM sys.queries WHERE id IN ('q13', 'q14', 'q15') ORDER BY id
----
id | state | rows | generations
q13 | FAILED | 0 |
q14 | FAILED | 0 | demo 1.0.0
q15 | DONE | 1 | demo 1.0.0

SELECT q.id, q.state, u.plugin, u.version, g.state AS generation_state, s.name AS function, m.peak_bytes
FROM sys.queries q
JOIN sys.query_generations u ON u.query_id = q.id
JOIN sys.plugin_generations g ON g.generation = u.generation
JOIN sys.plugin_services s ON s.generation = g.generation AND s.plugin = g.plugin
JOIN sys.plugin_memory m ON m.generation = g.generation
JOIN sys.plugins p ON p.name = g.plugin
JOIN sys.plugin_requirements r ON r.generation = g.generation
WHERE q.started_at >= g.switched_at AND q.millis >= 0
ORDER BY q.id
----
id | state | plugin | version | generation_state | function | peak_bytes
q11 | DONE | demo | 1.0.0 | ACTIVE | shout | 64
q14 | FAILED | demo | 1.0.0 | ACTIVE | shout | 64
q15 | DONE | demo | 1.0.0 | ACTIVE | shout | 64
