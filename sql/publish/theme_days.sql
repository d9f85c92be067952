-- purpose: volume of themes by day, counted once
-- grain:   one row per theme and day
-- reads:   theme_days

select * from theme_days
order by theme_id, day;
