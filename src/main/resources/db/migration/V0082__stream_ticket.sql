-- Tickets for browsers, whose EventSource sends no header: good once, for half a minute, on any replica. Locks nothing: new.
create table stream_ticket (
    -- Of the ticket, which is nowhere.
    hash bytea primary key,
    -- Who asked for it, with all that they may.
    caller jsonb not null,
    expires_at timestamptz not null
);
