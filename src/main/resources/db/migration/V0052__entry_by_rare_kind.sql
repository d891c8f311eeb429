-- Entries of a kind that is seldom, such as lost disputes: without it all entries are read to find a few. The frequent
-- kinds are found at once in the order of time and need no rows here, which keeps writing cheap. Locks entry against
-- writing while it is built.
create index entry_by_rare_kind on entry (kind, occurred_at, tie, id)
    where kind not in (
        'payment.created', 'payment.processing', 'payment.succeeded',
        'ticket.customer_reply', 'ticket.public_reply', 'ticket.status_changed');
