-- purpose: who else says what a claim says, in order of publication
-- params:  claim_id varchar
-- grain:   one row per claim of the group, the one asked for included
-- reads:   claim_groups, story_articles

select
    g.position, g.claim_id, g.claimant, g.proposition, g.evidence, g.kind, g.period, g.outlet,
    g.language, g.published_at, g.published_on, s.role, s.credited
from claim_groups as g
left join story_articles as s on s.article_id = g.article_id
where g.group_id in (select m.group_id from same_claims as m where m.claim_id = $claim_id::varchar)
order by g.position, g.claim_id;
