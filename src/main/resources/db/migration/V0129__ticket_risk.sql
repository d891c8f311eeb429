-- The score of each ticket, for as long as it holds: some of it is waiting time, so one that changes by itself has a row
-- for each of its scores, and no row has to be changed when the time comes. Ids and figures only. No foreign key: tickets
-- are made again from the log. Locks nothing: the table is new.
create table ticket_risk (
    ticket_id uuid not null,
    -- Inclusive; 1970 for from the beginning.
    from_at timestamptz not null,
    -- Exclusive; 9999 for for ever.
    until_at timestamptz not null,
    score smallint not null check (score between 0 and 100),
    primary key (ticket_id, from_at)
);

create index ticket_risk_by_score on ticket_risk (score, ticket_id);
