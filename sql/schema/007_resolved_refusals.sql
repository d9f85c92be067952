-- purpose: refusals that passed later: feeds that can be read again, pages that came after all
-- grain:   told by the view's comment
-- reads:   refusals, articles

alter table refusals add column resolved_at timestamptz;
comment on column refusals.resolved_at is 'When the address passed the stage after all; null while it has not.';

create or replace view open_refusals as
with latest as (
    select url, stage, kind, reason, refused_at, attempts, source_id, final, resolved_at
    from refusals
    qualify row_number() over (partition by url, stage order by refused_at desc, refusal_id) = 1
)

select l.url, l.stage, l.kind, l.reason, l.refused_at, l.attempts, l.source_id, l.final
from latest as l
where
    l.resolved_at is null
    and not exists (
        select 1 from articles as a where a.url = l.url and a.last_seen_at >= l.refused_at
    )
qualify row_number() over (partition by l.url order by l.refused_at desc, l.stage desc) = 1;
comment on view open_refusals is 'The latest refusal of each address that has not passed since; one row per address.';
