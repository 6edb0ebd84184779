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

SELECT t.id, p.n FROM things t LEFT JOIN parts p ON (t.id, t.kind) IN (SELECT thing, 'a' FROM parts) AND p.label = 'x' ORDER BY 1, 2
----
id | n
1 | 7
1 | 10
2 | null
3 | 7
3 | 10
4 | null

SELECT t.id, p.n FROM things t LEFT JOIN parts p ON p.thing = t.id AND (p.thing, p.label) NOT IN (SELECT q.thing, q.label FROM parts q WHERE q.n = p.n AND q.n > 10) ORDER BY 1, 2
----
id | n
1 | 10
2 | null
3 | null
4 | null

SELECT t.id, p.n FROM things t RIGHT JOIN parts p ON p.thing = t.id AND t.id <> ANY (SELECT thing FROM parts WHERE thing < 3) ORDER BY 1, 2
----
id | n
3 | null
null | 5
null | 7
null | 10
null | 20

SELECT t.id, p.n FROM things t FULL JOIN parts p ON p.thing = t.id AND t.id NOT IN (SELECT q.thing FROM parts q WHERE q.thing = t.id AND q.n > 15) AND p.label <> ANY (SELECT label FROM parts) ORDER BY 1, 2
----
id | n
1 | null
2 | null
3 | null
4 | null
null | 5
null | 7
null | 10
null | 20

-- a constant among others that a row is different by
SELECT DISTINCT 1.5 AS a, t.id AS b, 2 AS c, upper('x') AS d FROM things t WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.id) OR t.kind IS NULL ORDER BY 2
----
a | b | c | d
1.5 | 2 | 2 | X
1.5 | 4 | 2 | X

-- the rows of the left side stay, whatever the condition says
SELECT t.id, p.n, (SELECT count(*) FROM parts q WHERE q.n = p.n) AS c FROM things t LEFT JOIN parts p ON t.id = p.thing AND p.thing NOT IN (SELECT thing FROM parts) ORDER BY 1
----
id | n | c
1 | null | 0
2 | null | 0
3 | null | 0
4 | null | 0

SELECT t.id, p.label FROM things t LEFT JOIN parts p ON t.id = p.thing AND 8 NOT IN (SELECT u.id FROM things u WHERE u.id = p.thing) AND NOT EXISTS (SELECT 1 FROM parts q WHERE q.thing = t.id AND q.n IS NULL) ORDER BY 1, 2
----
id | label
1 | x
1 | y
2 | null
3 | null
4 | null
