-- Receipts of redactions, latest first. Locks them, a small table, against writing while it is built.
create index card_redaction_by_time on card_redaction (found_at, id);
