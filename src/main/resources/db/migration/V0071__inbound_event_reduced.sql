-- A body that was replaced by its reduced form: facts without anything personal. Size and hash stay the original's.
-- Adding a column without a default locks the table for a moment only.
alter table inbound_event add column reduced_at timestamptz;
