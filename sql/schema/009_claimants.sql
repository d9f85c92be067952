-- purpose: one name for a claimant whose name is written in traditional and in simplified characters
-- grain:   told by each table's comment
-- reads:   claims

alter table claims add column claimant_given varchar;
comment on column claims.claimant_given is 'The claimant as this article has it; claimant is one form for all that differ in Chinese script, width or case alone: that of the earliest claim.';

alter table claims add column claimant_key varchar;
comment on column claims.claimant_key is 'claimant_given with Chinese script, width and case folded: equal for all forms of one name.';

update claims set claimant_given = claimant;
