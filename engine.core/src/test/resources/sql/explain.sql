-- an exact condition is not checked again, an inexact one is, and columns that only it needs are not read
EXPLAIN SELECT name FROM numbers(5) WHERE n > 3
----
plan
TableScan numbers (~30000 rows)
    plugin: demo 1.0.0
    columns: name
    pushed: n > 3: EXACT
    limit offered: OptionalLong.empty

EXPLAIN SELECT name FROM numbers(5) WHERE n = 3 AND name <> 'x'
----
plan
Project (~9000 rows)
│   columns: name
└─ Filter (~9000 rows)
   │   condition: (n = 3) AND (name <> 'x')
   └─ TableScan numbers
          plugin: demo 1.0.0
          columns: n, name
          pushed: n = 3: INEXACT; name <> 'x': NONE
          limit offered: OptionalLong.empty

EXPLAIN SELECT name FROM numbers(5) WHERE n > 3 LIMIT 2
----
plan
Limit (~2 rows)
│   limit: 2
└─ TableScan numbers (~30000 rows)
       plugin: demo 1.0.0
       columns: name
       pushed: n > 3: EXACT
       limit offered: OptionalLong[2]

-- a limit is not offered past a condition that the provider cannot be told
EXPLAIN SELECT name FROM numbers(5) WHERE shout(name) = 'X!' LIMIT 2
----
plan
Limit (~2 rows)
│   limit: 2
└─ Filter (~10000 rows)
   │   condition: shout(name) = 'X!'
   └─ TableScan numbers
          plugin: demo 1.0.0
          columns: name
          limit offered: OptionalLong.empty

EXPLAIN SELECT kind, count(*) AS n, sum(price) FROM things WHERE id < 4 GROUP BY kind ORDER BY kind LIMIT 2
----
plan
TopN (~1 rows)
│   order: kind
│   limit: 2
└─ HashAggregate (~1 rows)
   │   keys: kind
   │   aggregates: COUNT(*), SUM(price)
   └─ Filter (~1 rows)
      │   condition: id < 4
      └─ TableScan things (~4 rows)
             columns: id, kind, price
             pushed: id < 4: NONE

EXPLAIN SELECT id FROM things t WHERE EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.id AND p.n > 5)
----
plan
HashJoin SEMI (~2 rows)
│   keys: id = thing
├─ TableScan things (~4 rows)
│      columns: id
└─ Filter (~2 rows)
   │   condition: n > 5
   └─ TableScan parts (~5 rows)
          columns: thing, n
          pushed: n > 5: NONE

EXPLAIN SELECT id FROM things t WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.id)
----
plan
HashJoin ANTI (~2 rows)
│   keys: id = thing
├─ TableScan things (~4 rows)
│      columns: id
└─ TableScan parts (~5 rows)
       columns: thing

EXPLAIN SELECT id FROM things WHERE kind IN (SELECT label FROM parts)
----
plan
Project (~2 rows)
│   columns: id
└─ HashJoin SEMI (~2 rows)
   │   keys: kind = label
   ├─ TableScan things (~4 rows)
   │      columns: id, kind
   └─ TableScan parts (~5 rows)
          columns: label

-- the smaller side is the one that is built: the right one
EXPLAIN SELECT * FROM numbers(5) s JOIN things t ON s.n = t.id
----
plan
Project (~4 rows)
│   columns: n, name, id, kind, price, made, seen, x, ok
└─ HashJoin INNER (~4 rows)
   │   keys: n = id0
   ├─ TableScan numbers (~100000 rows)
   │      plugin: demo 1.0.0
   │      columns: n, name
   │      limit offered: OptionalLong.empty
   └─ Project (~4 rows)
      │   columns: id, kind, price, made, seen, x, ok, CAST(id AS BIGINT)
      └─ TableScan things (~4 rows)
             columns: id, kind, price, made, seen, x, ok

EXPLAIN SELECT * FROM things t JOIN numbers(5) s ON s.n = t.id
----
plan
Project (~4 rows)
│   columns: id, kind, price, made, seen, x, ok, n, name
└─ HashJoin INNER (~4 rows)
   │   keys: n = id0
   ├─ TableScan numbers (~100000 rows)
   │      plugin: demo 1.0.0
   │      columns: n, name
   │      limit offered: OptionalLong.empty
   └─ Project (~4 rows)
      │   columns: id, kind, price, made, seen, x, ok, CAST(id AS BIGINT)
      └─ TableScan things (~4 rows)
             columns: id, kind, price, made, seen, x, ok

EXPLAIN SELECT a.id FROM things a, things b, parts c WHERE a.id = b.id AND b.id = c.thing AND c.label = 'x'
----
plan
Project (~1 rows)
│   columns: id
└─ HashJoin INNER (~1 rows)
   │   keys: id = id
   ├─ TableScan things (~4 rows)
   │      columns: id
   └─ HashJoin INNER (~1 rows)
      │   keys: id = thing
      ├─ TableScan things (~4 rows)
      │      columns: id
      └─ Filter (~1 rows)
         │   condition: label = 'x'
         └─ TableScan parts (~5 rows)
                columns: thing, label
                pushed: label = 'x': NONE

EXPLAIN SELECT id FROM things WHERE 1 = 0
----
plan
Values (~1 rows)
    rows: 0

EXPLAIN FORMAT JSON SELECT id FROM things WHERE id = 3 LIMIT 1
----
plan
{"operator":"Limit","estimatedRows":1,"limit":"1","inputs":[{"operator":"Project","estimatedRows":1,"columns":"3","inputs":[{"operator":"Filter","estimatedRows":1,"condition":"id = 3","inputs":[{"operator":"TableScan things","estimatedRows":4,"columns":"id","pushed":"id = 3: NONE","inputs":[]}]}]}]}

-- constants are computed while planning, by the engine's own kernels and by plugins' functions
EXPLAIN SELECT id FROM things WHERE made >= CAST('2024-' || '02-01' AS DATE) AND id < plus(2, 1)
----
plan
Project (~1 rows)
│   columns: id
└─ Filter (~1 rows)
   │   condition: (CAST(id AS BIGINT) < 3) AND (made >= DATE '2024-02-01')
   └─ TableScan things (~4 rows)
          columns: id, made
          pushed: made >= DATE '2024-02-01': NONE

-- what fails is an error only if a row needs it
EXPLAIN SELECT CASE WHEN id > 0 THEN 1 ELSE 1 / 0 END AS safe FROM things
----
plan
Project (~4 rows)
│   columns: CASE WHEN id > 0 THEN 1 ELSE 1 / 0 END
└─ TableScan things (~4 rows)
       columns: id
