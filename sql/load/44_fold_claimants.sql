-- purpose: give claimants whose name is written in several forms the form of their earliest claim
-- grain:   one row per claim and extractor version that is not as it was
-- reads:   claims, touched_claimants

create or replace temp table folded_claimants as
with shown as (
    select
        claimant_key,
        first(
            claimant_given
            order by coalesce(published_at, published_on::timestamp at time zone 'UTC'), claimant_given
        ) as claimant
    from claims
    where is_latest and claimant_key in (select claimant_key from touched_claimants)
    group by claimant_key
)

select c.claim_id, c.extractor_version, coalesce(s.claimant, c.claimant_given) as claimant
from claims as c
left join shown as s on s.claimant_key = c.claimant_key
where
    c.claimant_key in (select claimant_key from touched_claimants)
    and c.claimant is distinct from coalesce(s.claimant, c.claimant_given);

update claims as t
set claimant = f.claimant
from folded_claimants as f
where t.claim_id = f.claim_id and t.extractor_version = f.extractor_version;
