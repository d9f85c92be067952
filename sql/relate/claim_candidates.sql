-- purpose: pairs of nodes, at least one of them new, that share a hash
-- grain:   one row per pair
-- reads:   claim_keys, new_nodes

with nodes as (
    select node, any_value(blocks) as blocks from claim_keys group by node
),

all_blocks as (
    select node, unnest(blocks) as block from nodes
),

new_blocks as (
    select b.node, b.block from all_blocks as b where b.node in (select node from new_nodes)
)

select distinct
    least(n.node, o.node) as node,
    greatest(n.node, o.node) as other_node
from new_blocks as n
inner join all_blocks as o on o.block = n.block and o.node <> n.node
order by node, other_node;
