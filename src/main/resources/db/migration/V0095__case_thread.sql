-- Which ticket is about which payment, refund or dispute, and what people decided about that. Ids and codes only: what is
-- written in a ticket stays there. No foreign keys: objects are made again from the log while decisions stay. Locks
-- nothing: the tables are new.
create table case_thread (
    -- Derived from ticket and subject when the thread is made first.
    id uuid primary key,
    ticket_id uuid not null,
    subject_type text not null check (subject_type in ('payment', 'refund', 'dispute')),
    subject_id uuid not null,
    -- What the rules say now; null where they say nothing any more and only a decision keeps the row.
    rule text check (rule in ('automatic', 'candidate')),
    -- What a person said last; it outweighs the rules, whatever they come to say.
    decision text check (decision in ('confirmed', 'broken', 'made')),
    state text not null generated always as (coalesce(decision, rule)) stored,
    -- Whether the subject belongs to another customer than the ticket, or to nobody known.
    elsewhere boolean not null,
    score smallint not null check (score between 0 and 100),
    -- Why, as codes.
    parts text[] not null,
    decided_by text,
    decided_at timestamptz,
    decided_because text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (ticket_id, subject_type, subject_id),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);

create index case_thread_by_subject on case_thread (subject_id);
create index case_thread_by_time on case_thread (created_at, id);

-- Ids that tickets quote, so that a ticket is looked at again when what it names becomes known, whoever it belongs to.
create table case_mention (
    value text collate "C" not null,
    ticket_id uuid not null,
    primary key (value, ticket_id)
);

create index case_mention_by_ticket on case_mention (ticket_id);

-- Begins with all that the feed still has, so that tickets of before are looked at too.
insert into feed_reader (name, xid, seq) values ('case-threads', '0', 0);
