-- purpose: make measure_figures anew from all claims, where these came by another way than the loader
-- grain:   one row per amount of a measure in the newest extraction of an article version
-- reads:   measure_figures_made

delete from measure_figures;

insert into measure_figures
select * from measure_figures_made order by measure, period_start, published_on, claim_id;
