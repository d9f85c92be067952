-- purpose: speakers of each theme and month, the most heard of all months in one part
-- grain:   one row per theme, month and claimant
-- reads:   theme_speakers

select * from theme_speakers
order by place, theme_id, month;
