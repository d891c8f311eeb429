-- An account that comes back after its erasure is another account with the same reference, and may come while the old one
-- is still being erased. Ids are derived from source, reference and erasure, so the primary key forbids what this
-- constraint did. Locks the table for a moment.
alter table account drop constraint account_source_id_reference_key;
