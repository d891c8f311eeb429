-- What happened: matters, their tellings, the entries and objects folded from them. Locks nothing: the tables are new.

-- References of one source that are about one business matter: a payment with its attempts, refunds and disputes; a
-- ticket with its messages; a subscription.
create table matter (
    -- Derived from source and the first of its references.
    id uuid primary key,
    source_id uuid not null,
    -- The account that its entries belong to; null while no event has named one.
    account_id uuid,
    updated_at timestamptz not null
);

create table matter_reference (
    source_id uuid not null,
    -- Spelled type:value.
    reference text not null,
    matter_id uuid not null references matter (id),
    -- The id of the object behind the reference, derived from source and reference.
    object_id uuid not null unique,
    primary key (source_id, reference)
);

create index matter_reference_by_matter on matter_reference (matter_id);
-- Look-up of a pasted provider id without its type.
create index matter_reference_by_value on matter_reference ((substr(reference, strpos(reference, ':') + 1)));

-- One fact as one event told it: what entries are merged from, kept so that any change can be folded anew.
create table telling (
    inbound_id uuid not null,
    place smallint not null,
    matter_id uuid not null references matter (id),
    source_id uuid not null,
    -- Derived from source and fact key: the way from a former id to the entry that took it in. Null for a description.
    fact_id uuid,
    told_at timestamptz not null,
    told_by text not null,
    told_type text not null,
    origin text not null,
    recorded_at timestamptz not null,
    fact jsonb not null,
    primary key (inbound_id, place)
);

create index telling_by_matter on telling (matter_id);
create index telling_by_fact on telling (fact_id) where fact_id is not null;

create table entry (
    -- Derived from source and fact key.
    id uuid primary key,
    matter_id uuid not null references matter (id),
    source_id uuid not null,
    account_id uuid,
    kind text not null,
    fact_key text not null,
    occurred_at timestamptz not null,
    -- Settles ties of time: what causes stands before what follows.
    tie smallint not null,
    recorded_at timestamptz not null,
    late boolean not null,
    unexpected boolean not null,
    status text,
    amount bigint,
    currency text,
    -- What a text search looks at: summary, references, what was written.
    search text not null,
    -- The first reference and all others of the entry, spelled type:value.
    refs text[] not null,
    -- Details, related references, origins: everything that a reader is shown.
    detail jsonb not null,
    origins jsonb not null,
    -- Ids that this entry had before it turned out to be the same fact as another; they keep working.
    former uuid[] not null,
    -- Of all the above: a row is written only when it changed.
    digest uuid not null
);

create index entry_by_account on entry (account_id, occurred_at, tie, id);
create index entry_by_matter on entry (matter_id, occurred_at, tie, id);
create index entry_unattributed on entry (occurred_at, tie, id) where account_id is null;
create index entry_by_time on entry (occurred_at, tie, id);

-- The present state of payments, attempts, refunds, disputes, tickets ...: a fold over the matter's tellings.
create table business_object (
    -- Derived from source and reference.
    id uuid primary key,
    type text not null,
    source_id uuid not null,
    reference text not null,
    matter_id uuid not null references matter (id),
    account_id uuid,
    status text,
    amount bigint,
    currency text,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unexpected boolean not null,
    state jsonb not null,
    digest uuid not null
);

create index business_object_by_type on business_object (type, occurred_at, id);
create index business_object_by_account on business_object (account_id, type, occurred_at, id);
create index business_object_by_matter on business_object (matter_id, type, occurred_at, id);
create index business_object_by_status on business_object (type, status, occurred_at, id);
