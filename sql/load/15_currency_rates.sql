-- purpose: bring the exchange rates up to date with the user's file
-- params:  rows varchar
-- grain:   one row per currency and day
-- reads:   currency_rates

delete from currency_rates;

insert into currency_rates
select (r ->> 'day')::date, r ->> 'currency', (r ->> 'usd')::double
from (select unnest($rows::json[]) as r)
order by all;
