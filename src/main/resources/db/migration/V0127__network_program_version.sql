-- How often the settings of a programme were changed, so that two who change them at once do not undo each other's work.
-- Locks a table of three rows for a moment.
alter table network_program add column version integer not null default 1;
