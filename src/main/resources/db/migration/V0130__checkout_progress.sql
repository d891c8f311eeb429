-- What became of each checkout, for as long as it holds: one that waits at the bank is stuck by itself some time later, and
-- has a row for either. Ids and words only. No foreign key: checkouts are made again from the log. Locks nothing: the table
-- is new.
create table checkout_progress (
    checkout_id uuid not null,
    -- Inclusive; 1970 for from the beginning.
    from_at timestamptz not null,
    -- Exclusive; 9999 for for ever.
    until_at timestamptz not null,
    state text not null,
    primary key (checkout_id, from_at)
);

create index checkout_progress_by_state on checkout_progress (state, checkout_id);
