-- Dead letters, newest first, without reading past everything that went well. Locks the outcomes, a small table, against
-- writing while it is built.
create index inbound_outcome_by_event on inbound_outcome (state, inbound_id);
