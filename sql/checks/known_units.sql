-- purpose:  currencies, shares, multiples and durations are written as the data contract writes them
-- severity: warn
-- grain:    one row per amount whose unit looks like one of these, written otherwise
-- reads:    claim_quantities, measures

select q.claim_id, q.position, q.surface, q.unit, q.measure
from claim_quantities as q
left join measures as m on m.measure_id = q.measure
where
    q.is_current
    and (
        -- An ISO 4217 code in small letters, a currency by name or sign.
        regexp_matches(q.unit, '^(usd|cny|rmb|RMB|twd|ntd|NTD|hkd|jpy|eur)$')
        or regexp_matches(q.unit, '[$¥€£]|^[元円圓圆]$|[美日欧歐港台]元$|dollar|yuan|^euros?$|^yen$|美金|人民[幣币]|台[幣币]|港[幣币]')
        or regexp_matches(q.unit, '^(percent|pct|per cent|％|成|倍|times|x倍)$')
        or regexp_matches(q.unit, '^(years|months|weeks|days|hours|minutes|seconds|年|天|小時|小时|時間|分鐘|分钟)$')
        or regexp_matches(q.unit, '[0-9０-９]|^\s|\s$')
        or q.unit <> m.unit
    )
order by q.claim_id, q.position, q.measure;
