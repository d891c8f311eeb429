-- What the networks' monitoring programmes count: payments, chargebacks and reports of fraud, each by day. Locks nothing:
-- the tables are new. Ids and figures only, nothing of a person.
create table network_item (
    object_id uuid not null,
    -- payment, authenticated_payment, early_fraud_warning, dispute, fraud_dispute.
    kind text not null,
    matter_id uuid not null,
    source_id uuid not null,
    network text not null,
    -- Of the capture, or of the receipt; in UTC.
    day date not null,
    currency text not null,
    amount bigint not null,
    primary key (object_id, kind)
);

create index network_item_by_matter on network_item (matter_id);

-- How many there are: the sum of network_item by day, kept in the same transaction.
create table network_count (
    network text not null,
    kind text not null,
    day date not null,
    source_id uuid not null,
    currency text not null,
    items bigint not null,
    amount bigint not null,
    primary key (network, kind, day, source_id, currency)
);

-- How far what was there before these tables has been counted.
create table network_fill (
    only_one boolean primary key default true check (only_one),
    last_id uuid,
    done boolean not null
);

insert into network_fill (done) values (false);
