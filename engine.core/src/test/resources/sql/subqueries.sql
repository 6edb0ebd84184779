-- a null in one column and another value in the other is not equal for sure
SELECT id, (id, kind) IN (VALUES (1, 'a'), (2, NULL), (9, 'b')) AS found FROM things ORDER BY id
----
id | found
1 | true
2 | null
3 | false
4 | false

SELECT id FROM things WHERE (id, kind) NOT IN (VALUES (1, 'a'), (2, NULL), (9, 'b')) ORDER BY id
----
id
3
4

-- rows that may be equal to several do not come several times
SELECT id FROM things WHERE (id, kind) IN (SELECT NULL, 'a' FROM parts) OR id = 4
----
id
4

SELECT id, NOT (id, kind) IN (SELECT n, 'a' FROM parts WHERE n IS NULL OR n > 5) AS absent FROM things ORDER BY id
----
id | absent
1 | null
2 | true
3 | null
4 | null

-- the sub-query is empty for the outer null
SELECT id, kind IN (SELECT label FROM parts WHERE label = kind) AS found FROM things ORDER BY id
----
id | found
1 | false
2 | false
3 | false
4 | false

SELECT id FROM things WHERE kind NOT IN (SELECT label FROM parts WHERE label = kind) ORDER BY id
----
id
1
2
3
4

-- columns of the query that have the names c and d
SELECT v.c FROM (SELECT id AS c, id AS d FROM things) v WHERE v.d <> ANY (SELECT 1) ORDER BY 1
----
c
2
3
4

SELECT id FROM things WHERE id IN (SELECT n FROM parts) OR price = ALL (SELECT price FROM things WHERE false) ORDER BY id
----
id
1
2
3
4

SELECT id, id = ALL (SELECT thing FROM parts WHERE thing = id) AS same FROM things ORDER BY id
----
id | same
1 | true
2 | true
3 | true
4 | true

-- an outer null meets both sub-queries
SELECT id, EXISTS (SELECT 1 FROM parts WHERE label = kind) AS a, EXISTS (SELECT 1 FROM parts WHERE (label = kind) IS NULL) AS b FROM things ORDER BY id
----
id | a | b
1 | false | false
2 | false | false
3 | false | false
4 | false | true

SELECT t.id, p.n, (SELECT count(*) FROM things u WHERE u.id = t.id AND p.n IS NOT DISTINCT FROM p.n) AS c FROM things t JOIN parts p ON t.id + 1 = p.thing + 1 ORDER BY 1, 2
----
id | n | c
1 | 10 | 1
1 | 20 | 1
3 | null | 1

-- no group, no row
SELECT 3 AS three, sum(id) FROM things t WHERE price < (SELECT min(n) FROM parts p WHERE p.thing = t.id + 50) GROUP BY 1
----
three | sum(id)

SELECT t.id, p.n FROM things t JOIN parts p ON t.id = p.thing AND ((t.id, p.label) IN (SELECT 1, 'x') OR p.n IS NULL) ORDER BY 1, 2
----
id | n
1 | 10
3 | null
