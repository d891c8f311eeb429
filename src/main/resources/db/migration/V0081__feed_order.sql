-- A transaction gets its id with its first write, and may wait for a customer's row after that: by ids alone, a later row
-- of the customer could stand before an earlier one. Whoever has waited sees in its snapshot that the other has ended, so
-- the place is the greater of its own id and the latest that has ended. It is never less than the own id: what is below
-- the oldest open transaction is still complete. Locks the table for a moment.
alter table feed_entry
    alter column xid set default greatest(
        pg_current_xact_id(), (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8);
