-- purpose: exchange rates that the user gave, for the one question that puts currencies together
-- grain:   one row per currency and day
-- reads:   nothing

create table currency_rates (
    day date not null,
    currency varchar not null,
    usd double not null
);
comment on table currency_rates is 'Exchange rates of the user''s own file (CLAIMWIRE_RATES); one row per currency and day, empty where none was given.';
comment on column currency_rates.day is 'First day on which the rate holds; it holds until the next one.';
comment on column currency_rates.currency is 'ISO 4217 code.';
comment on column currency_rates.usd is 'What one unit of the currency was worth in US dollars.';
