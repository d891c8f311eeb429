-- Bodies come compressed: trying to compress them once more only takes time. Bodies of usual events stay in the row, which
-- spares the second table and its index; PostgreSQL moves larger ones out by itself. Both concern new rows only. Locks
-- the table for a moment.
alter table inbound_event alter column body set storage external;
alter table inbound_event set (toast_tuple_target = 8160);
