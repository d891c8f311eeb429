-- A reader that works outside the database holds its place for a while. The epoch rises with each change of owner and
-- fences the one before. Locks a table of a few rows.
alter table feed_reader
    add column owner text,
    add column epoch bigint not null default 0,
    add column lease_until timestamptz;
