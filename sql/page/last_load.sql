-- purpose: when something was last loaded
-- grain:   one row
-- reads:   loads

select max(loaded_at) as loaded_at, count(distinct batch_id) as batches from loads;
