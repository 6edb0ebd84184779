SELEC 1
----
error PARSE SYNTAX_ERROR
syntax error: expected a statement, found SELEC; did you mean SELECT? (line 1, column 1)
  SELEC 1
  ^^^^^

SELECT * FROM
----
error PARSE SYNTAX_ERROR
syntax error: the statement ends too early (line 1, column 14)
  SELECT * FROM
               ^

SELECT id
FROM things
WHERE id = = 3
----
error PARSE SYNTAX_ERROR
syntax error at = (line 3, column 10)
  WHERE id = = 3
           ^

SELECT 'abc
----
error PARSE SYNTAX_ERROR
a text does not end; close it with ' (line 1, column 8)
  SELECT 'abc
         ^

EXPLAIN
----
error PARSE SYNTAX_ERROR
syntax error: expected a query, found the end (line 1, column 8)
  EXPLAIN
         ^

SHOW WHAT
----
error PARSE SYNTAX_ERROR
syntax error: expected TABLES, FUNCTIONS, PLUGINS or SETTINGS, found WHAT (line 1, column 6)
  SHOW WHAT
       ^^^^

CREATE TABLE t (a int)
----
error PARSE SYNTAX_ERROR
syntax error: expected EXTERNAL TABLE or VIEW, found TABLE (line 1, column 8)
  CREATE TABLE t (a int)
         ^^^^^

DROP things
----
error PARSE SYNTAX_ERROR
syntax error: expected TABLE or VIEW, found things (line 1, column 6)
  DROP things
       ^^^^^^

SET threads
----
error PARSE SYNTAX_ERROR
syntax error: expected TO, found the end (line 1, column 12)
  SET threads
             ^

CREATE EXTERNAL TABLE t STORED AS numbers OPTIONS (a 1, a 2)
----
error PARSE SYNTAX_ERROR
option a is given twice (line 1, column 57)
  CREATE EXTERNAL TABLE t STORED AS numbers OPTIONS (a 1, a 2)
                                                          ^

SELECT * FROM thing
----
error VALIDATE UNKNOWN_TABLE
there is no table thing; did you mean things? (line 1, column 15)
  SELECT * FROM thing
                ^^^^^

SELECT * FROM nowhere
----
error VALIDATE UNKNOWN_TABLE
there is no table nowhere (line 1, column 15)
  SELECT * FROM nowhere
                ^^^^^^^

SELECT pric FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column pric; did you mean price? (line 1, column 8)
  SELECT pric FROM things
         ^^^^

SELECT things.colour FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column colour (line 1, column 15)
  SELECT things.colour FROM things
                ^^^^^^

SELECT kind, label, id FROM things, things AS t2, parts
----
error VALIDATE AMBIGUOUS_COLUMN
column kind is in several tables; write table.kind (line 1, column 8)
  SELECT kind, label, id FROM things, things AS t2, parts
         ^^^^

SELECT uper(kind) FROM things
----
error VALIDATE UNKNOWN_FUNCTION
there is no function uper; did you mean upper? (line 1, column 8)
  SELECT uper(kind) FROM things
         ^^^^^^^^^^

SELECT whisper(kind) FROM things
----
error VALIDATE UNKNOWN_FUNCTION
function whisper was served by hush 1.2.0, which serves no longer; start or install that plugin again (line 1, column 8)
  SELECT whisper(kind) FROM things
         ^^^^^^^^^^^^^

SELECT shout(id) FROM things
----
error VALIDATE WRONG_ARGUMENTS
argument text of shout takes VARCHAR, not INTEGER (line 1, column 14)
  SELECT shout(id) FROM things
               ^^

SELECT shout() FROM things
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) was called with no argument (line 1, column 8)
  SELECT shout() FROM things
         ^^^^^^^

SELECT shout(kind, id) FROM things
----
error VALIDATE WRONG_ARGUMENTS
argument marks of shout must be a constant (line 1, column 20)
  SELECT shout(kind, id) FROM things
                     ^^

SELECT shout(kind, 2, 3) FROM things
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) was called with 3 arguments (line 1, column 8)
  SELECT shout(kind, 2, 3) FROM things
         ^^^^^^^^^^^^^^^^^

SELECT broken(kind) FROM things
----
error VALIDATE NO_TEXTS
demo 1.0.0 could not type a call of broken: broken takes no texts; give it a number (line 1, column 8)
  SELECT broken(kind) FROM things
         ^^^^^^^^^^^^

SELECT broken(id) FROM things
----
error EXECUTE FUNCTION_FAILED
function broken of demo 1.0.0 failed with java.lang.IllegalStateException: broken, as promised

SELECT id + kind FROM things
----
error VALIDATE WRONG_ARGUMENTS
cannot apply '+' to arguments of type '<INTEGER> + <VARCHAR>'. Supported form(s): '<NUMERIC> + <NUMERIC>' (line 1, column 8)
  SELECT id + kind FROM things
         ^^^^^^^^^

SELECT sum(kind) FROM things
----
error VALIDATE WRONG_ARGUMENTS
cannot apply 'SUM' to arguments of type 'SUM(<VARCHAR>)'. Supported form(s): 'SUM(<NUMERIC>)' (line 1, column 8)
  SELECT sum(kind) FROM things
         ^^^^^^^^^

SELECT id FROM things WHERE kind = 1
----
error VALIDATE WRONG_ARGUMENTS
cannot compare VARCHAR with INTEGER; cast one of them (line 1, column 29)
  SELECT id FROM things WHERE kind = 1
                              ^^^^^^^^

SELECT upper(kind, kind) FROM things
----
error VALIDATE WRONG_ARGUMENTS
invalid number of arguments to function 'UPPER'. Was expecting 1 arguments (line 1, column 8)
  SELECT upper(kind, kind) FROM things
         ^^^^^^^^^^^^^^^^^

SELECT kind, id FROM things GROUP BY kind
----
error VALIDATE INVALID_QUERY
expression 'id' is not being grouped (line 1, column 14)
  SELECT kind, id FROM things GROUP BY kind
               ^^

SELECT count(*) FROM things WHERE count(*) > 1
----
error VALIDATE INVALID_QUERY
aggregate expression is illegal in WHERE clause (line 1, column 35)
  SELECT count(*) FROM things WHERE count(*) > 1
                                    ^^^^^^^^

SELECT id, row_number() OVER (ORDER BY id) FROM things
----
error VALIDATE UNSUPPORTED_QUERY
window functions are not supported in this version (line 1, column 12)
  SELECT id, row_number() OVER (ORDER BY id) FROM things
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r
----
error VALIDATE UNSUPPORTED_QUERY
WITH RECURSIVE is not supported in this version (line 1, column 16)
  WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r
                 ^

SELECT kind, count(*) FROM things GROUP BY ROLLUP (kind)
----
error VALIDATE UNSUPPORTED_QUERY
ROLLUP is not supported in this version (line 1, column 44)
  SELECT kind, count(*) FROM things GROUP BY ROLLUP (kind)
                                             ^^^^^^^^^^^^^

INSERT INTO things VALUES (1)
----
error VALIDATE UNSUPPORTED_STATEMENT
statement INSERT is not supported; queries are, and EXPLAIN, DESCRIBE, SHOW, CREATE EXTERNAL TABLE, CREATE VIEW, DROP, CALL, SET and RESET (line 1, column 1)
  INSERT INTO things VALUES (1)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

DELETE FROM things
----
error VALIDATE UNSUPPORTED_STATEMENT
statement DELETE is not supported; queries are, and EXPLAIN, DESCRIBE, SHOW, CREATE EXTERNAL TABLE, CREATE VIEW, DROP, CALL, SET and RESET (line 1, column 1)
  DELETE FROM things
  ^^^^^^^^^^^^^^^^^^

SELECT id FROM things INTERSECT ALL SELECT thing FROM parts
----
error VALIDATE UNSUPPORTED_QUERY
INTERSECT ALL is not supported in this version (line 1, column 1)
  SELECT id FROM things INTERSECT ALL SELECT thing FROM parts
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

SELECT 1 UNION SELECT 1, 2
----
error VALIDATE INVALID_QUERY
column count mismatch in UNION (line 1, column 23)
  SELECT 1 UNION SELECT 1, 2
                        ^^^^

SELECT (SELECT id FROM things)
----
error EXECUTE SCALAR_SUBQUERY_ROWS
a scalar subquery returned more than one row; add LIMIT 1 or an aggregate

SELECT id / 0 FROM things
----
error EXECUTE DIVISION_BY_ZERO
division by zero; guard the divisor with NULLIF(divisor, 0)

SELECT CAST(kind AS INTEGER) FROM things
----
error EXECUTE CAST_FAILED
'a' cannot be cast to INTEGER; TRY_CAST gives null instead

SELECT 2147483647 + id FROM things
----
error EXECUTE NUMERIC_OVERFLOW
2147483647 + 1 does not fit INTEGER; cast to a wider type

SELECT * FROM numbers('x')
----
error VALIDATE WRONG_ARGUMENTS
argument count of numbers takes BIGINT, not VARCHAR (line 1, column 23)
  SELECT * FROM numbers('x')
                        ^^^

SELECT * FROM things WHERE id
----
error VALIDATE INVALID_QUERY
WHERE clause must be a condition (line 1, column 28)
  SELECT * FROM things WHERE id
                             ^^

SELECT shout(whom => 'x') FROM things
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) has no parameter whom (line 1, column 14)
  SELECT shout(whom => 'x') FROM things
               ^^^^^^^^^^^

SELECT shout(marks => 2) FROM things
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) was called without text (line 1, column 8)
  SELECT shout(marks => 2) FROM things
         ^^^^^^^^^^^^^^^^^

SELECT upper(text => kind) FROM things
----
error VALIDATE WRONG_ARGUMENTS
arguments of upper cannot be passed by name (line 1, column 8)
  SELECT upper(text => kind) FROM things
         ^^^^^^^^^^^^^^^^^^^

SELECT DATE '2024-13-45'
----
error VALIDATE INVALID_QUERY
illegal DATE literal '2024-13-45': not in format 'yyyy-MM-dd' (line 1, column 8)
  SELECT DATE '2024-13-45'
         ^^^^^^^^^^^^^^^^^

SELECT id, (SELECT label FROM parts WHERE thing = id LIMIT 1) FROM things
----
error VALIDATE UNSUPPORTED_QUERY
LIMIT in a sub-query that refers to the outer query is not supported in this version

SELECT * FROM things JOIN parts USING (id)
----
error VALIDATE UNKNOWN_COLUMN
there is no column id (line 1, column 40)
  SELECT * FROM things JOIN parts USING (id)
                                         ^^

SELECT kind LIKE kind FROM things
----
error VALIDATE UNSUPPORTED_QUERY
a pattern of LIKE that is no constant is not supported in this version

SELECT made + INTERVAL '1' DAY FROM things
----
error VALIDATE UNSUPPORTED_QUERY
arithmetic of DATE and INTERVAL DAY where one is no constant is not supported in this version

SELECT id FROM things GROUP BY 7
----
error VALIDATE INVALID_QUERY
ordinal out of range (line 1, column 32)
  SELECT id FROM things GROUP BY 7
                                 ^

EXPLAIN SHOW TABLES
----
error PARSE SYNTAX_ERROR
syntax error: expected a query, found SHOW (line 1, column 9)
  EXPLAIN SHOW TABLES
          ^^^^

SELECT t.id, m FROM things t, LATERAL (SELECT max(n) AS m FROM parts p WHERE p.thing = t.id) AS x
----
error VALIDATE UNSUPPORTED_QUERY
LATERAL is not supported in this version (line 1, column 40)
  SELECT t.id, m FROM things t, LATERAL (SELECT max(n) AS m FROM parts p WHERE p.thing = t.id) AS x
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

SELECT shout('a', text => 'b')
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) was given text twice (line 1, column 19)
  SELECT shout('a', text => 'b')
                    ^^^^^^^^^^^

SELECT shout(text => 'a', 'b')
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) takes no argument without a name behind one with a name; name it too (line 1, column 27)
  SELECT shout(text => 'a', 'b')
                            ^^^

SELECT shout('a', marks => 2, marks => 3)
----
error VALIDATE WRONG_ARGUMENTS
shout(text [, marks]) was given marks twice (line 1, column 31)
  SELECT shout('a', marks => 2, marks => 3)
                                ^^^^^^^^^^

SELECT * FROM numbers(times => 2)
----
error VALIDATE WRONG_ARGUMENTS
numbers(count [, times]) was called without count (line 1, column 15)
  SELECT * FROM numbers(times => 2)
                ^^^^^^^^^^^^^^^^^^^

SELECT * FROM numbers(count => 2, 3)
----
error VALIDATE WRONG_ARGUMENTS
numbers(count [, times]) takes no argument without a name behind one with a name; name it too (line 1, column 35)
  SELECT * FROM numbers(count => 2, 3)
                                    ^

SELECT * FROM numbers(2, number => 3)
----
error VALIDATE WRONG_ARGUMENTS
numbers(count [, times]) has no parameter number (line 1, column 26)
  SELECT * FROM numbers(2, number => 3)
                           ^^^^^^^^^^^

CALL demo.greet()
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) was called with no argument

CALL demo.greet(times => 2)
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) was called without name

CALL demo.greet('a', name => 'b')
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) was given name twice

CALL demo.greet(name => 'a', 2)
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) takes no argument without a name behind one with a name; name it too

CALL demo.greet(nam => 'b')
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) has no parameter nam

SELECT * WHERE true
----
error VALIDATE INVALID_QUERY
SELECT * requires a FROM clause (line 1, column 8)
  SELECT * WHERE true
         ^

SELECT 1 AS x WHERE x = 1
----
error VALIDATE UNKNOWN_COLUMN
there is no column x (line 1, column 21)
  SELECT 1 AS x WHERE x = 1
                      ^

SELECT 1 +
  WHERE true
----
error PARSE SYNTAX_ERROR
syntax error at + (line 1, column 10)
  SELECT 1 +
           ^

EXPLAIN SELEC 1
----
error PARSE SYNTAX_ERROR
syntax error: expected a query, found SELEC; did you mean SELECT? (line 1, column 9)
  EXPLAIN SELEC 1
          ^^^^^

EXPLAIN SELECT pric FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column pric; did you mean price? (line 1, column 16)
  EXPLAIN SELECT pric FROM things
                 ^^^^

EXPLAIN ANALYZE FORMAT JSON
----
error PARSE SYNTAX_ERROR
syntax error: expected a query, found the end (line 1, column 28)
  EXPLAIN ANALYZE FORMAT JSON
                             ^

;
----
error PARSE SYNTAX_ERROR
syntax error: expected a statement, found ; (line 1, column 1)
  ;
  ^

/* nothing but a comment */
----
error PARSE SYNTAX_ERROR
syntax error: expected a statement, found the end (line 1, column 28)
  /* nothing but a comment */
                             ^

SELECT 1; SELECT 2
----
error PARSE SYNTAX_ERROR
another statement begins here; run statements one at a time (line 1, column 11)
  SELECT 1; SELECT 2
            ^^^^^^

EXPLAIN SELECT 1;
SELECT 2
----
error PARSE SYNTAX_ERROR
another statement begins here; run statements one at a time (line 2, column 1)
  SELECT 2
  ^^^^^^

SHOW TABLES; SHOW TABLES
----
error PARSE SYNTAX_ERROR
another statement begins here; run statements one at a time (line 1, column 14)
  SHOW TABLES; SHOW TABLES
               ^^^^

SELECT "id FROM things
----
error PARSE SYNTAX_ERROR
a quoted name does not end; close it with " (line 1, column 8)
  SELECT "id FROM things
         ^

SELECT id
FROM things WHERE kind = 'a
----
error PARSE SYNTAX_ERROR
a text does not end; close it with ' (line 2, column 26)
  FROM things WHERE kind = 'a
                           ^

SELECT (1
----
error PARSE SYNTAX_ERROR
syntax error: the statement ends too early (line 1, column 10)
  SELECT (1
           ^

SELECT 1)
----
error PARSE SYNTAX_ERROR
syntax error at ) (line 1, column 9)
  SELECT 1)
          ^

/* no end
----
error PARSE SYNTAX_ERROR
a comment does not end; close it with */ (line 1, column 1)
  /* no end
  ^^

CAL demo.greet('a')
----
error PARSE SYNTAX_ERROR
syntax error: expected a statement, found CAL; did you mean CALL? (line 1, column 1)
  CAL demo.greet('a')
  ^^^

SELECT t.id FROM things t LEFT JOIN parts p ON (t.id, p.label) IN (SELECT thing, label FROM parts)
----
error VALIDATE UNSUPPORTED_QUERY
a sub-query over columns of both sides in the condition of an outer join is not supported in this version

SELECT t.id FROM things t LEFT JOIN parts p ON EXISTS (SELECT 1 FROM parts q WHERE q.thing = t.id AND q.label = p.label)
----
error VALIDATE UNSUPPORTED_QUERY
a sub-query over columns of both sides in the condition of an outer join is not supported in this version

EXPLAIN SELECT idd FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column idd; did you mean id? (line 1, column 16)
  EXPLAIN SELECT idd FROM things
                 ^^^

EXPLAIN ANALYZE SELECT id
FROM things WHERE
----
error PARSE SYNTAX_ERROR
syntax error: the statement ends too early (line 2, column 18)
  FROM things WHERE
                   ^

CREATE OR REPLACE VIEW v AS SELECT id FROM thing
----
error VALIDATE UNKNOWN_TABLE
there is no table thing; did you mean things? (line 1, column 44)
  CREATE OR REPLACE VIEW v AS SELECT id FROM thing
                                             ^^^^^

DESCRIBE SELECT id FROM things x THEN
----
error PARSE SYNTAX_ERROR
syntax error at THEN (line 1, column 34)
  DESCRIBE SELECT id FROM things x THEN
                                   ^^^^

SELECT 1 WHERE;
----
error PARSE SYNTAX_ERROR
syntax error: the statement ends too early (line 1, column 15)
  SELECT 1 WHERE;
                ^

SELECT id FROM things GROUP
----
error PARSE SYNTAX_ERROR
syntax error: the statement ends too early; expected BY (line 1, column 28)
  SELECT id FROM things GROUP
                             ^
