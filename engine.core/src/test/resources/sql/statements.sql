SELECT 1
----
1
1

SHOW TABLES
----
schema | name | type
public | parts | registered data
public | things | registered data
sys | plugin_generations | system
sys | plugin_health | system
sys | plugin_history | system
sys | plugin_memory | system
sys | plugin_requirements | system
sys | plugin_services | system
sys | plugins | system
sys | queries | system
sys | query_generations | system
sys | query_memory | system

SHOW SETTINGS
----
name | value | description
deterministic | off | results do not depend on the number of threads
memory_limit | 256MiB | the most memory that statements may hold
threads | 2 | worker threads of a statement

SHOW PLUGINS
----
name | version | build_id | state | slots | sha256 | reason
demo | 1.0.0 | b1 | ACTIVE |  | 0000000000000000000000000000000000000000000000000000000000000000 |

DESCRIBE things
----
column_name | data_type | nullable
id | INTEGER | false
kind | VARCHAR | true
price | DECIMAL(10, 2) | true
made | DATE | true
seen | TIMESTAMP | true
x | DOUBLE | true
ok | BOOLEAN | true

DESCRIBE DETAIL things
----
name | value
table | things
type | registered data

DESCRIBE SELECT id, price * 2 AS twice FROM things
----
column_name | data_type | nullable
id | INTEGER | false
twice | DECIMAL(20, 2) | true

DESCRIBE sys.plugins
----
column_name | data_type | nullable
name | VARCHAR | true
version | VARCHAR | true
build_id | VARCHAR | true
state | VARCHAR | true
slots | VARCHAR | true
sha256 | VARCHAR | true
reason | VARCHAR | true

SELECT name, state FROM sys.plugins
----
name | state
demo | ACTIVE

SET threads = 3
----
ok

SET memory_limit = '512MiB'
----
ok

SET deterministic = on
----
ok

SHOW SETTINGS
----
name | value | description
deterministic | on | results do not depend on the number of threads
memory_limit | 512MiB | the most memory that statements may hold
threads | 3 | worker threads of a statement

RESET threads
----
ok

RESET memory_limit
----
ok

SET threads = 0
----
error CONFIGURE INVALID_SETTING
setting threads needs a whole number from 1 to 1024, found '0'

SET thread = 3
----
error CONFIGURE UNKNOWN_SETTING
there is no setting thread; did you mean threads?

SET memory_limit = lots
----
error CONFIGURE INVALID_SETTING
setting memory_limit needs a size like 512MiB or 2GB, found 'lots'

CREATE VIEW good AS SELECT id, kind FROM things WHERE ok
----
ok

SELECT * FROM good ORDER BY id
----
id | kind
1 | a
4 | null

DESCRIBE good
----
column_name | data_type | nullable
id | INTEGER | false
kind | VARCHAR | true

DESCRIBE DETAIL good
----
name | value
table | good
type | view
query | SELECT id, kind FROM things WHERE ok

CREATE VIEW good AS SELECT 1
----
error VALIDATE NAME_TAKEN
there is already a view named good; drop it first, or use CREATE OR REPLACE

CREATE OR REPLACE VIEW good AS SELECT id FROM good
----
error VALIDATE CYCLIC_VIEW
in view good: view good needs itself; create one of its views anew

CREATE OR REPLACE VIEW good AS SELECT id FROM things WHERE id > 2
----
ok

SELECT * FROM public.good ORDER BY id
----
id
3
4

CREATE VIEW bad AS SELECT nothing FROM things
----
error VALIDATE UNKNOWN_COLUMN
there is no column nothing (line 1, column 27)
  CREATE VIEW bad AS SELECT nothing FROM things
                            ^^^^^^^

CREATE VIEW sys.v AS SELECT 1
----
error VALIDATE WRONG_SCHEMA
schema sys cannot be changed; tables and views live in public

DROP TABLE good
----
error VALIDATE WRONG_OBJECT
good is a view; use DROP VIEW

DROP VIEW good
----
ok

DROP VIEW good
----
error VALIDATE UNKNOWN_TABLE
there is no view good

DROP VIEW IF EXISTS good
----
ok

CREATE EXTERNAL TABLE five STORED AS numbers OPTIONS (count '5')
----
ok

SELECT count(*) AS n FROM five
----
n
5

CREATE EXTERNAL TABLE five STORED AS numbers OPTIONS (count '6')
----
error VALIDATE NAME_TAKEN
there is already a table named five; drop it first, or use CREATE OR REPLACE

CREATE EXTERNAL TABLE IF NOT EXISTS five STORED AS numbers OPTIONS (count '6')
----
ok

CREATE OR REPLACE EXTERNAL TABLE five STORED AS numbers LOCATION 'here' OPTIONS ('count' = '7')
----
ok

SELECT count(*) AS n FROM five
----
n
7

DESCRIBE five
----
column_name | data_type | nullable
n | BIGINT | true
name | VARCHAR | true

DESCRIBE DETAIL five
----
name | value
table | five
type | numbers
plugin | demo 1.0.0
count | 7
location | here

CREATE EXTERNAL TABLE wrong STORED AS numbers OPTIONS (size '5')
----
error CONFIGURE INVALID_OPTIONS
demo 1.0.0 could not open table wrong: numbers table: option count is missing (how many numbers); option size is unknown; known are count, location

CREATE EXTERNAL TABLE wrong STORED AS numbers OPTIONS (count '-1')
----
error CONFIGURE NEGATIVE_COUNT
demo 1.0.0 could not open table wrong: count is -1

CREATE EXTERNAL TABLE wrong STORED AS stones
----
error CONFIGURE UNKNOWN_TABLE_KIND
no plugin serves table kind stones; there is numbers

CREATE EXTERNAL TABLE wrong STORED AS pebbles
----
error CONFIGURE UNKNOWN_TABLE_KIND
table kind pebbles was served by quarry 3.0.1, which serves no longer; start or install that plugin again

DROP TABLE five
----
ok

SELECT * FROM five
----
error VALIDATE UNKNOWN_TABLE
there is no table five (line 1, column 15)
  SELECT * FROM five
                ^^^^

CALL demo.greet('you')
----
greeting
hello you

CALL demo.greet(times => 2, name => 'them')
----
greeting
hello them
hello them

CALL demo.greet()
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) was called with no argument

CALL demo.greet(whom => 'x')
----
error VALIDATE WRONG_ARGUMENTS
demo.greet(name [, times]) has no parameter whom

CALL demo.greet(1)
----
error VALIDATE WRONG_ARGUMENTS
argument name of demo.greet takes VARCHAR, not BIGINT

CALL demo.great('x')
----
error VALIDATE UNKNOWN_PROCEDURE
there is no procedure demo.great; did you mean demo.greet?
