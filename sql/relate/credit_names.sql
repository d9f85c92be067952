-- purpose: the names of media that a text may credit, each with its canonical name
-- grain:   one row per name
-- reads:   entities, sources

select alias, min(name) as name
from (
    select e.name, unnest(e.aliases) as alias from entities as e where e.type = 'media'
    union all
    select s.outlet, s.outlet from sources as s
)
group by alias
order by alias;
