-- purpose: claims about and by entities by month, counted once
-- grain:   one row per theme, month and entity
-- reads:   entity_months

select * from entity_months
order by theme_id nulls first, month, entity_id;
