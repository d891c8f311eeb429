-- Since when a source has delivered less than it usually does; null where it delivers as usual. Locks the table for an
-- instant; it holds one row for each source.
alter table source_reconciliation add column silent_since timestamptz;
