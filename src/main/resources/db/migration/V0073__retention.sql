-- What was stripped for its age, and bodies that were replaced by their facts, whole: an erasure still has to strip those.
-- Columns without a computed default: each table is locked for a moment only.
alter table matter add column stripped boolean not null default false;
alter table inbound_event add column condensed_at timestamptz;
