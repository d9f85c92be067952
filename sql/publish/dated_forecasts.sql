-- purpose: forecasts by the end of their period
-- grain:   one row per forecast
-- reads:   dated_forecasts

select * from dated_forecasts
order by period_end desc, published_on, claim_id;
