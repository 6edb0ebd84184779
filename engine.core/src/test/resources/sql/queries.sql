SELECT * FROM things ORDER BY id
----
id | kind | price | made | seen | x | ok
1 | a | 1.50 | 2024-01-31 | 2024-01-31T10:20:30 | 1.5 | true
2 | b | 2.00 | 2024-02-29 | 2024-01-31T10:20:30.123456 | -2.5 | false
3 | a | null | null | null | null | null
4 | null | 7.25 | 1969-12-31 | 1969-12-31T23:59:59.999999 | 0.0 | true

SELECT ID, Kind FROM THINGS ORDER BY id DESC LIMIT 2
----
ID | Kind
4 | null
3 | a

SELECT id FROM things ORDER BY kind DESC, id
----
id
4
2
1
3

SELECT id FROM things ORDER BY kind NULLS FIRST, id DESC
----
id
4
3
1
2

SELECT id FROM things ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY
----
id
2
3

SELECT id, price FROM things ORDER BY price DESC NULLS LAST LIMIT 2 OFFSET 1
----
id | price
2 | 2.00
1 | 1.50

SELECT kind, count(*), count(price), sum(price), min(id), max(x), avg(id) FROM things GROUP BY kind ORDER BY kind
----
kind | count(*) | count(price) | sum(price) | min(id) | max(x) | avg(id)
a | 2 | 1 | 1.50 | 1 | 1.5 | 2.0
b | 1 | 1 | 2.00 | 2 | -2.5 | 2.0
null | 1 | 1 | 7.25 | 4 | 0.0 | 4.0

SELECT count(*), sum(id), min(kind) FROM things WHERE id > 100
----
count(*) | sum(id) | min(kind)
0 | null | null

SELECT count(DISTINCT kind) AS kinds, count(*) FILTER (WHERE ok) AS good FROM things
----
kinds | good
2 | 2

SELECT DISTINCT label FROM parts ORDER BY label
----
label
w
x
y
z

SELECT kind, count(*) AS n FROM things GROUP BY kind HAVING count(*) > 1
----
kind | n
a | 2

SELECT t.id, p.label FROM things t JOIN parts p ON t.id = p.thing ORDER BY 1, 2
----
id | label
1 | x
1 | y
3 | z

SELECT t.id, p.label FROM things t LEFT JOIN parts p ON t.id = p.thing AND p.n > 10 ORDER BY 1, 2
----
id | label
1 | y
2 | null
3 | null
4 | null

SELECT t.id, p.label FROM things t RIGHT JOIN parts p ON t.id = p.thing ORDER BY p.label, 1
----
id | label
null | w
1 | x
null | x
1 | y
3 | z

SELECT t.id, p.label FROM things t FULL JOIN parts p ON t.id = p.thing ORDER BY 1, 2
----
id | label
1 | x
1 | y
2 | null
3 | z
4 | null
null | w
null | x

SELECT count(*) AS pairs FROM things, parts
----
pairs
20

SELECT t.id, p.n FROM things t JOIN parts p ON t.id < p.n WHERE p.label = 'w' ORDER BY 1
----
id | n
1 | 5
2 | 5
3 | 5
4 | 5

SELECT a.id, b.id FROM things a JOIN things b ON a.kind IS NOT DISTINCT FROM b.kind ORDER BY 1, 2
----
id | id
1 | 1
1 | 3
2 | 2
3 | 1
3 | 3
4 | 4

SELECT id FROM things t WHERE EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.id) ORDER BY id
----
id
1
3

SELECT id FROM things t WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.thing = t.id) ORDER BY id
----
id
2
4

SELECT id FROM things WHERE id IN (SELECT thing FROM parts) ORDER BY id
----
id
1
3

-- parts.thing has a null, so that nothing is surely not in it
SELECT id FROM things WHERE id NOT IN (SELECT thing FROM parts)
----
id

SELECT id FROM things WHERE id NOT IN (SELECT thing FROM parts WHERE thing IS NOT NULL) ORDER BY id
----
id
2
4

SELECT id, (SELECT max(n) FROM parts p WHERE p.thing = t.id) AS most FROM things t ORDER BY id
----
id | most
1 | 20
2 | null
3 | null
4 | null

SELECT id FROM things WHERE id > (SELECT avg(thing) FROM parts) ORDER BY id
----
id
4

SELECT id, EXISTS (SELECT 1 FROM parts WHERE thing = id) AS used FROM things ORDER BY id
----
id | used
1 | true
2 | false
3 | true
4 | false

SELECT id FROM things UNION SELECT thing FROM parts ORDER BY 1
----
id
1
2
3
4
9
null

SELECT id FROM things UNION ALL SELECT thing FROM parts ORDER BY 1
----
id
1
1
1
2
3
3
4
9
null

SELECT id FROM things INTERSECT SELECT thing FROM parts ORDER BY 1
----
id
1
3

SELECT id FROM things EXCEPT SELECT thing FROM parts ORDER BY 1
----
id
2
4

VALUES (1, 'a'), (2, NULL)
----
column1 | column2
1 | a
2 | null

WITH few AS (SELECT id, kind FROM things WHERE id < 3) SELECT a.id, b.kind FROM few a JOIN few b ON a.id = b.id ORDER BY 1
----
id | kind
1 | a
2 | b

SELECT id, CASE WHEN id = 1 THEN 'one' WHEN id < 4 THEN 'few' ELSE 'many' END AS word FROM things ORDER BY id
----
id | word
1 | one
2 | few
3 | few
4 | many

SELECT id FROM things WHERE kind IN ('a', 'c') AND id BETWEEN 1 AND 2
----
id
1

SELECT id FROM things WHERE kind NOT IN ('a', 'c')
----
id
2

SELECT id FROM things WHERE kind LIKE 'a%' OR kind ILIKE 'B' ORDER BY id
----
id
1
2
3

SELECT 'a_c' LIKE 'a\_c' ESCAPE '\' AS yes, 'abc' LIKE 'a\_c' ESCAPE '\' AS no
----
yes | no
true | false

SELECT id, id / 2, id % 2, -id, id * 1.5, id / 2.0, price + 1, price * price FROM things ORDER BY id
----
id | id / 2 | id % 2 | -id | id * 1.5 | id / 2.0 | price + 1 | price * price
1 | 0 | 1 | -1 | 1.5 | 0.5 | 2.50 | 2.2500
2 | 1 | 0 | -2 | 3.0 | 1.0 | 3.00 | 4.0000
3 | 1 | 1 | -3 | 4.5 | 1.5 | null | null
4 | 2 | 0 | -4 | 6.0 | 2.0 | 8.25 | 52.5625

SELECT upper('aß'), lower('ÀB'), length('añb'), char_length('añb'), octet_length('añb'), substring('hello', 2, 3), substring('hello' FROM 4), trim('  x '), ltrim('  x'), rtrim('x  '), trim(LEADING 'x' FROM 'xxa'), replace('aXa', 'X', '-'), position('l' IN 'hello'), strpos('hello', 'lo'), starts_with('hello', 'he'), 'a' || 'b'
----
upper('aß') | lower('ÀB') | length('añb') | char_length('añb') | octet_length('añb') | substring('hello', 2, 3) | substring('hello' FROM 4) | trim(' x ') | ltrim(' x') | rtrim('x ') | trim(LEADING 'x' FROM 'xxa') | replace('aXa', 'X', '-') | position('l' IN 'hello') | strpos('hello', 'lo') | starts_with('hello', 'he') | 'a' || 'b'
ASS | àb | 3 | 3 | 4 | ell | lo | x | x | x | a | a-a | 3 | 4 | true | ab

SELECT abs(-3), abs(-2.5), floor(2.7), ceil(2.1), round(2.567, 2), round(-2.5), mod(7, 3), power(2, 10), sqrt(16)
----
abs(-3) | abs(-2.5) | floor(2.7) | ceil(2.1) | round(2.567, 2) | round(-2.5) | mod(7, 3) | power(2, 10) | sqrt(16)
3 | 2.5 | 2 | 3 | 2.570 | -3.0 | 1 | 1024.0 | 4.0

SELECT floor(n) AS f, ceil(n) AS c, round(n) AS r FROM (VALUES (-9223372036854775808), (9223372036854775807)) AS t(n) ORDER BY n
----
f | c | r
-9223372036854775808 | -9223372036854775808 | -9223372036854775808
9223372036854775807 | 9223372036854775807 | 9223372036854775807

SELECT coalesce(NULL, 2), nullif(3, 3), greatest(1, 3, 2), least(1, NULL, 2)
----
coalesce(NULL, 2) | nullif(3, 3) | greatest(1, 3, 2) | least(1, NULL, 2)
2 | null | 3 | 1

SELECT id, extract(YEAR FROM made) AS y, extract(MONTH FROM made) AS m, extract(DAY FROM made) AS d, extract(SECOND FROM seen) AS s FROM things ORDER BY id
----
id | y | m | d | s
1 | 2024 | 1 | 31 | 30
2 | 2024 | 2 | 29 | 30
3 | null | null | null | null
4 | 1969 | 12 | 31 | 59

SELECT DATE '2024-03-31' - INTERVAL '1' MONTH AS d, TIMESTAMP '2024-01-01 00:00:00' + INTERVAL '36' HOUR AS t
----
d | t
2024-02-29 | 2024-01-02T12:00

SELECT id FROM things WHERE made >= DATE '2024-02-01' OR seen < TIMESTAMP '1970-01-01 00:00:00' ORDER BY id
----
id
2
4

SELECT id FROM things WHERE made = '2024-01-31'
----
id
1

SELECT CAST('12' AS INTEGER), CAST(2.5 AS INTEGER), CAST(3 AS VARCHAR), CAST('2024-02-29' AS DATE), TRY_CAST('x' AS INTEGER), '7'::BIGINT, CAST(1.239 AS DECIMAL(5, 2))
----
CAST('12' AS INTEGER) | CAST(2.5 AS INTEGER) | CAST(3 AS VARCHAR) | CAST('2024-02-29' AS DATE) | TRY_CAST('x' AS INTEGER) | '7'::BIGINT | CAST(1.239 AS DECIMAL(5, 2))
12 | 3 | 3 | 2024-02-29 | null | 7 | 1.24

SELECT NULL AS n, NULL = NULL AS u, NULL IS NULL AS t, TRUE AND NULL AS u2, FALSE AND NULL AS f, TRUE OR NULL AS t2
----
n | u | t | u2 | f | t2
null | null | true | null | false | true

SELECT id, ok IS TRUE AS a, ok IS NOT TRUE AS b, ok IS FALSE AS c, ok IS UNKNOWN AS d FROM things ORDER BY id
----
id | a | b | c | d
1 | true | false | false | false
2 | false | true | true | false
3 | false | true | false | true
4 | true | false | false | false

SELECT shout(kind) AS s, yell(kind, 3), shout(marks => 2, text => 'x') FROM things ORDER BY id
----
s | yell(kind, 3) | shout(marks => 2, text => 'x')
A! | A!!! | X!!
B! | B!!! | X!!
A! | A!!! | X!!
null | null | X!!

SELECT plus(id), plus(id, 10) FROM things ORDER BY id
----
plus(id) | plus(id, 10)
2 | 11
3 | 12
4 | 13
5 | 14

SELECT * FROM numbers(3)
----
n | name
1 | number 1
2 | number 2
3 | number 3

SELECT name FROM TABLE(numbers(5)) WHERE n > 3 ORDER BY n
----
name
number 4
number 5

SELECT count(*) AS n FROM numbers(10) WHERE shout(name) LIKE '%1!'
----
n
1

SELECT "id" AS "Quoted Name" FROM things ORDER BY 1 LIMIT 1
----
Quoted Name
1

SELECT kind AS k, count(*) FROM things GROUP BY k ORDER BY k
----
k | count(*)
a | 2
b | 1
null | 1

SELECT kind, count(*) FROM things GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1
----
kind | count(*)
a | 2

SELECT t.* FROM things t WHERE t.id = 1
----
id | kind | price | made | seen | x | ok
1 | a | 1.50 | 2024-01-31 | 2024-01-31T10:20:30 | 1.5 | true

SELECT id FROM things WHERE id = ANY (SELECT thing FROM parts) ORDER BY id
----
id
1
3

SELECT id FROM things WHERE id > ALL (SELECT thing FROM parts WHERE thing < 3) ORDER BY id
----
id
2
3
4

SELECT (id, kind) IN (SELECT thing, label FROM parts) AS known FROM things ORDER BY id
----
known
false
false
false
null

SELECT id, (SELECT count(*) FROM parts WHERE thing = id) AS n FROM things WHERE (SELECT count(*) FROM parts WHERE thing = id) < 2 ORDER BY id
----
id | n
2 | 0
3 | 1
4 | 0

SELECT id FROM things t WHERE EXISTS (SELECT 1 FROM parts p WHERE p.thing > t.id AND EXISTS (SELECT 1 FROM things u WHERE u.id = p.thing AND u.kind = t.kind))
----
id
1

SELECT id, (SELECT count(*) FROM parts p WHERE p.thing = t.id OR p.n > t.id) AS n FROM things t ORDER BY id
----
id | n
1 | 4
2 | 4
3 | 5
4 | 4

-- a null label is 'a' here, so that its row is kept by the second branch
SELECT p.n FROM parts p LEFT JOIN things t ON p.thing = t.id WHERE CASE WHEN coalesce(t.kind, 'a') NOT IN ('a', 'ab') THEN p.thing ELSE p.n END IN (5, 7) ORDER BY 1
----
n
5
7

-- a thing that is null counts as 1 here
SELECT label, n FROM parts WHERE CASE WHEN (CASE WHEN thing IS NOT NULL THEN thing ELSE 1 END) <> 1 THEN 0 ELSE 1 END = 1 ORDER BY n
----
label | n
w | 5
x | 10
y | 20

SELECT 1 AS one WHERE true
----
one
1

SELECT 1 AS one WHERE false
----
one

SELECT count(*) WHERE false
----
count(*)
0

SELECT 1 AS one LIMIT 0
----
one

SELECT 1 AS one ORDER BY 1
----
one
1

SELECT 1 AS one GROUP BY 1 HAVING true
----
one
1

VALUES (1), (2) ORDER BY 1 DESC
----
column1
2
1

SELECT id, (SELECT t.id WHERE t.id > 2) AS big FROM things t ORDER BY id
----
id | big
1 | null
2 | null
3 | 3
4 | 4

SELECT 1 AS n WHERE 1 IS NOT DISTINCT FROM 1 UNION ALL SELECT extract(YEAR FROM DATE '2024-01-31') WHERE EXISTS (SELECT 1 FROM things) ORDER BY n
----
n
1
2024

SELECT id ordinal, made AS date, kind AS order FROM things WHERE made > DATE '2024-01-31'
----
ordinal | date | order
2 | 2024-02-29 | b

SELECT t.ordinal, date, timestamp, rows, interval + 1 AS next, set, update, "order" FROM (SELECT 1 AS ordinal, '2024-01-31'::DATE AS date, CAST('2024-01-31 10:00:00' AS TIMESTAMP) AS timestamp, 2 AS rows, 3 AS interval, 4 AS set, 5 AS update, 6 AS order) t ORDER BY ordinal, date
----
ordinal | date | timestamp | rows | next | set | update | order
1 | 2024-01-31 | 2024-01-31T10:00 | 2 | 4 | 4 | 5 | 6

SELECT id FROM things ORDER BY id OFFSET 1 ROWS FETCH NEXT 1 ROW ONLY
----
id
2

SELECT plus(1), plus(1, 2), plus(1, b => 2), plus(b => 2, a => 1), shout('a'), shout(text => 'a'), shout('a', marks => 2)
----
plus(1) | plus(1, 2) | plus(1, b => 2) | plus(b => 2, a => 1) | shout('a') | shout(text => 'a') | shout('a', marks => 2)
2 | 3 | 3 | 3 | A! | A! | A!!

SELECT plus(id) AS more, count(*) FROM things WHERE plus(id) > 2 GROUP BY plus(id) HAVING max(plus(id)) < 5 ORDER BY plus(id)
----
more | count(*)
3 | 1
4 | 1

SELECT count(*) FROM numbers(2)
----
count(*)
2

SELECT count(*) FROM numbers(2, 3)
----
count(*)
6

SELECT count(*) FROM numbers(2, times => 3)
----
count(*)
6

SELECT count(*) FROM numbers(times => 3, count => 1)
----
count(*)
3

CALL demo.greet('you')
----
greeting
hello you

CALL demo.greet('you', times => 2)
----
greeting
hello you
hello you

CALL demo.greet(times => 1, name => 'you')
----
greeting
hello you

SELECT 1 AS one;;
----
one
1

SELECT 1 AS one; -- and no more
----
one
1

-- the text of a number depends on its type: no cast on the way to text is dropped
SELECT CAST(CAST(id AS DECIMAL(18, 2)) AS VARCHAR) AS a, CAST(CAST(price AS DECIMAL(10, 4)) AS VARCHAR) AS b, (id::DECIMAL(18, 1))::VARCHAR AS c, TRY_CAST(CAST(id AS DECIMAL(5, 3)) AS VARCHAR) AS d, CAST(id AS DECIMAL(18, 2)) || 'x' AS e, CAST(CAST(CAST(id AS SMALLINT) AS BIGINT) AS VARCHAR) AS f FROM things ORDER BY id
----
a | b | c | d | e | f
1.00 | 1.5000 | 1.0 | 1.000 | 1.00x | 1
2.00 | 2.0000 | 2.0 | 2.000 | 2.00x | 2
3.00 | null | 3.0 | 3.000 | 3.00x | 3
4.00 | 7.2500 | 4.0 | 4.000 | 4.00x | 4

SELECT CAST(CAST(1 AS DECIMAL(18, 2)) AS VARCHAR) AS a, CAST(CAST(CAST(0.1 AS REAL) AS DOUBLE) AS VARCHAR) AS b, CAST(CAST(CAST(x + 0.1 AS REAL) AS DOUBLE) AS VARCHAR) AS c, CAST(CAST(x + 0.1 AS REAL) AS VARCHAR) AS d, CAST(CAST(made AS TIMESTAMP) AS VARCHAR) AS e, CAST(CAST(ok AS VARCHAR) AS BOOLEAN) AS f FROM things ORDER BY id
----
a | b | c | d | e | f
1.00 | 0.10000000149011612 | 1.600000023841858 | 1.6 | 2024-01-31 00:00:00 | true
1.00 | 0.10000000149011612 | -2.4000000953674316 | -2.4 | 2024-02-29 00:00:00 | false
1.00 | 0.10000000149011612 | null | null | null | null
1.00 | 0.10000000149011612 | 0.10000000149011612 | 0.1 | 1969-12-31 00:00:00 | true

-- text with a fraction is no integer, also if it was a number before
SELECT TRY_CAST(CAST(price AS VARCHAR) AS INTEGER) AS a, TRY_CAST(CAST(1.50 AS VARCHAR) AS INTEGER) AS b, CAST(CAST(price AS VARCHAR) AS DECIMAL(10, 2)) AS c FROM things ORDER BY id
----
a | b | c
null | null | 1.50
null | null | 2.00
null | null | null
null | null | 7.25

SELECT CAST(id AS VARCHAR) IS NULL AS a, CAST(price AS VARCHAR) IS NOT NULL AS b, count(*) FROM things WHERE CAST(price AS VARCHAR) LIKE '%.%0' OR CAST(made AS VARCHAR) IS NULL GROUP BY 1, 2 ORDER BY 2
----
a | b | count(*)
false | false | 1
false | true | 2

SELECT CAST('abcdef' AS VARCHAR(3)) || '|', CAST('ab' AS CHAR(5)) || '|', 'ab'::CHAR(5) || '|', CAST(kind AS CHAR) || '|' FROM things ORDER BY id
----
CAST('abcdef' AS VARCHAR(3)) || '|' | CAST('ab' AS CHAR(5)) || '|' | 'ab'::CHAR(5) || '|' | CAST(kind AS CHAR) || '|'
abcdef| | ab| | ab| | a|
abcdef| | ab| | ab| | b|
abcdef| | ab| | ab| | a|
abcdef| | ab| | ab| | null

-- columns of one name
SELECT id AS a, thing AS a FROM things, parts WHERE id < 3 UNION SELECT 7 AS a, 0 ORDER BY 2 DESC NULLS LAST, 1
----
a | a
1 | 9
2 | 9
1 | 3
2 | 3
1 | 1
2 | 1
7 | 0
1 | null
2 | null

WITH w AS (SELECT 1 AS a) (SELECT a, A FROM w UNION ALL SELECT 2, 3) EXCEPT SELECT 5, 5 ORDER BY 2 DESC LIMIT 1
----
a | A
2 | 3

SELECT * FROM (SELECT count(*), count(*) FROM things INTERSECT SELECT 4, 4) s ORDER BY 1
----
column1 | column2
4 | 4

-- a key that turns out to be null
SELECT id, label FROM things JOIN parts ON nullif('a', 'a') = label
----
id | label

SELECT id, label FROM things LEFT JOIN parts ON CASE WHEN 1 = 2 THEN id END = thing AND label = 'x' ORDER BY id
----
id | label
1 | null
2 | null
3 | null
4 | null

SELECT a FROM (SELECT id AS a FROM things WHERE id > 1 INTERSECT (SELECT 0 UNION SELECT thing FROM parts WHERE thing > 2)) s WHERE a <> 5
----
a
3
