-- Who is who: accounts at sources, what they say of themselves, links between them, customers. Locks nothing: new.
create table account (
    -- Derived from source and reference.
    id uuid primary key,
    source_id uuid not null,
    -- The provider's id, or guest:<e-mail> for somebody who left only an address with a payment.
    reference text not null,
    guest boolean not null,
    -- The earliest time at which anything is known of it: decides whose id a joined customer bears.
    since timestamptz not null,
    recorded_at timestamptz not null,
    -- The customer that it belongs to now; derived from the links.
    customer_id uuid not null,
    -- What it says now, folded from account_telling: name, email, phone for display.
    name text,
    email text,
    phone text,
    unique (source_id, reference)
);

create index account_by_customer on account (customer_id);

-- Every telling of an identifier; the latest per slot counts.
create table account_telling (
    account_id uuid not null references account (id),
    slot text not null,
    inbound_id uuid not null,
    type text not null,
    value text not null,
    verified boolean not null,
    removed boolean not null,
    rank smallint not null,
    step smallint not null,
    told_at timestamptz not null,
    told_by text not null,
    primary key (account_id, slot, inbound_id)
);

-- What each account says now: one row per slot that is not empty.
create table account_identifier (
    account_id uuid not null references account (id),
    slot text not null,
    type text not null check (type in ('email', 'phone', 'name', 'user_id', 'card')),
    value text not null,
    -- The form in which equal identifiers are equal.
    normalized text not null,
    verified boolean not null,
    primary key (account_id, slot)
);

create index account_identifier_by_value on account_identifier (type, normalized);

-- Why two accounts belong together. The smaller account id stands first.
create table link (
    id uuid primary key,
    account_a uuid not null references account (id),
    account_b uuid not null references account (id),
    rule text not null,
    strength text not null check (strength in ('verified', 'asserted', 'suggested')),
    -- joined by rule or by a person: accepted; open: a suggestion that waits; rejected, undone: kept apart by a person.
    state text not null check (state in ('open', 'accepted', 'rejected', 'undone')),
    evidence jsonb not null,
    actor text not null,
    reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (account_a < account_b),
    unique (account_a, account_b, rule)
);

create index link_by_a on link (account_a);
create index link_by_b on link (account_b);
create index link_by_state on link (state, created_at, id);

-- What people decided on identity, in order: accepted, rejected, undone, joined, separated. Never changed.
create table identity_decision (
    id uuid primary key,
    action text not null,
    actor text not null,
    reason text,
    request_id text,
    customer_id uuid not null,
    detail jsonb not null,
    decided_at timestamptz not null
);

create index identity_decision_by_customer on identity_decision (customer_id, decided_at);

-- One row per account that is or was the root of a customer: a customer's id is derived from its root account, so an
-- account that leaves again gets its former customer back.
create table customer (
    id uuid primary key,
    root_account_id uuid not null references account (id),
    -- The customer that it was joined into, else null.
    joined_into uuid,
    -- Rises by one with each visible change.
    revision bigint not null default 0,
    name text,
    email text,
    phone text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index customer_by_joined on customer (joined_into) where joined_into is not null;
