-- Erasing people: what was erased, what is held back, and by what it is recognised when it comes again. Locks nothing:
-- the tables are new.
create table erasure (
    id uuid primary key,
    -- The customer as it was asked for; forgotten when nothing is held back any more.
    customer_id uuid,
    state text not null check (state in ('running', 'held', 'done')),
    requested_by text not null,
    requested_at timestamptz not null,
    -- The earliest time at which a part that is held back may be due; null while nobody can say.
    due_at timestamptz,
    finished_at timestamptz
);

create index erasure_held on erasure (due_at) where state = 'held';

-- What is still to be erased. Rows go with what they stand for.
create table erasure_part (
    erasure_id uuid not null references erasure (id),
    type text not null check (type in ('account', 'matter')),
    id uuid not null,
    held boolean not null,
    primary key (erasure_id, type, id)
);

-- Keyed hashes of references and values that must not come back. The key is not in the database in the clear.
create table suppression (
    hash uuid primary key,
    -- Events up to this time are suppressed; null for all, whenever they happened.
    until timestamptz
);

-- Data that must stay although somebody asked for erasure, or is old enough to go.
create table legal_hold (
    id uuid primary key,
    customer_id uuid not null,
    -- Placed by a person, or by a dispute that is open or was closed a short while ago.
    origin text not null check (origin in ('person', 'dispute')),
    dispute_id uuid unique,
    reason text not null,
    placed_by text not null,
    placed_at timestamptz not null,
    -- Null is until somebody releases it, or until the dispute has an end.
    ends_at timestamptz,
    released_by text,
    released_at timestamptz,
    check ((origin = 'dispute') = (dispute_id is not null))
);

create index legal_hold_by_customer on legal_hold (customer_id);
