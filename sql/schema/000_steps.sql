-- purpose: the record of the schema's own steps
-- grain:   one row per step applied
-- reads:   nothing

create table schema_steps (
    name varchar not null,
    applied_at timestamptz not null
);
comment on table schema_steps is 'Steps of the schema that were applied to this file; one row per step.';
comment on column schema_steps.name is 'Name of the file in sql/schema.';
comment on column schema_steps.applied_at is 'When it was applied.';
