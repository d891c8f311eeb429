-- Who is who: accounts at sources, what they say of themselves, links between them, customers. Locks nothing: new.
-- No foreign keys between these tables: ids are derived from what providers say, so rows can be made again from the log
-- while what people decided stays.
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
    -- What it says now, for display, chosen from account_identifier.
    name text,
    email text,
    phone text,
    unique (source_id, reference)
);

create index account_by_customer on account (customer_id, since, id);
create index account_by_reference on account (reference, id);
create index account_by_time on account (since, id);

-- What each account says now: one row per slot, the greatest telling by (rank, told_at, step, told_by ...). Only the
-- greatest is kept: it is the same whatever the order in which they came. A slot that was emptied keeps its row, so
-- that an older telling that comes late does not fill it again.
create table account_identifier (
    account_id uuid not null,
    slot text not null,
    type text not null check (type in ('email', 'phone', 'name', 'user_id', 'card')),
    value text collate "C" not null,
    -- The form in which equal identifiers are equal; null where the slot is empty or the value cannot be compared.
    normalized text,
    verified boolean not null,
    removed boolean not null,
    rank smallint not null,
    step smallint not null,
    told_at timestamptz not null,
    -- The reference of the event that told it.
    told_by text collate "C" not null,
    primary key (account_id, slot)
);

create index account_identifier_by_value on account_identifier (type, normalized, account_id)
    where normalized is not null;
create index account_identifier_by_name on account_identifier using gin (to_tsvector('simple', normalized))
    where type = 'name' and normalized is not null;

-- Why two accounts belong together. The smaller account id stands first. Rows of rules come and go with what accounts
-- say; one that a person decided on stays.
create table link (
    -- Derived from the two accounts, the rule and the subject.
    id uuid primary key,
    account_a uuid not null,
    account_b uuid not null,
    rule text not null check (
        rule in ('same_email', 'same_user_id', 'provider_merge', 'same_card', 'same_phone', 'asserted')),
    -- What the two share, in its normalized form; empty where nothing is shared.
    subject text not null,
    -- What the rule says at present: joins on its own, only suggests, or does not hold (any more).
    basis text not null check (basis in ('joins', 'suggests', 'none')),
    evidence jsonb not null,
    -- These two follow from basis, pair_verdict and the customers of the accounts.
    strength text not null check (strength in ('verified', 'asserted', 'suggested')),
    -- superseded: a suggestion whose accounts came to one customer by another link.
    state text not null check (state in ('open', 'accepted', 'rejected', 'undone', 'superseded')),
    -- The last decision of a person that concerned it.
    decision_id uuid,
    -- Of a rule: when both accounts were known, by the providers' time; of a person: when it was decided.
    created_at timestamptz not null,
    check (account_a < account_b)
);

create index link_by_a on link (account_a);
create index link_by_b on link (account_b);
create index link_by_subject on link (rule, subject) where subject <> '';
create index link_by_time on link (created_at, id);
create index link_by_state on link (state, created_at, id);

-- What people last decided on two accounts. Apart goes before every rule, also when a third account would bridge them;
-- a row goes away when a later decision joins the two customers again.
create table pair_verdict (
    account_a uuid not null,
    account_b uuid not null,
    verdict text not null check (verdict in ('together', 'rejected', 'undone')),
    decision_id uuid not null,
    primary key (account_a, account_b),
    check (account_a < account_b)
);

create index pair_verdict_by_b on pair_verdict (account_b);

-- What people decided on identity: accepted, rejected, undone, asserted, joined, separated. Never changed.
create table identity_decision (
    id uuid primary key,
    action text not null,
    actor text not null,
    reason text not null,
    request_id text not null,
    -- The link that it was about or that it made, if one.
    link_id uuid,
    -- All accounts of the customers that it concerned.
    accounts uuid[] not null,
    -- Who belonged to which customer before and after.
    detail jsonb not null,
    decided_at timestamptz not null
);

create index identity_decision_by_account on identity_decision using gin (accounts);

-- One row per account: the customer that has this account as its root. While the account belongs to a customer with an
-- older root, its own is joined into that one, and comes back when they part.
create table customer (
    -- Derived from the root account.
    id uuid primary key,
    root_account_id uuid not null unique,
    -- The customer that it was joined into, else null.
    joined_into uuid,
    -- Rises by one with each visible change.
    revision bigint not null default 0,
    -- The root account's.
    since timestamptz not null,
    -- For display; empty while joined into another.
    name text,
    email text,
    phone text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index customer_by_time on customer (since, id) where joined_into is null;
