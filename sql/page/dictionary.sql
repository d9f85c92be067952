-- purpose: what the tables and views hold, for people who write SQL
-- grain:   one row per column, views for analysts first
-- reads:   nothing

with named as (
    select t.table_name, t.comment, 'table' as sort from duckdb_tables() as t
    union all
    select v.view_name, v.comment, 'view' from duckdb_views() as v where not v.internal
)

select
    n.table_name, n.sort, n.comment as about_table, c.column_name, c.data_type,
    c.comment as about_column
from named as n
inner join duckdb_columns() as c on c.table_name = n.table_name and not c.internal
order by n.sort desc, n.table_name, c.column_index;
