-- Each time that a message was sent, and what came back. Locks nothing: the table is new.
create table webhook_attempt (
    id uuid primary key,
    message_id uuid not null references webhook_message on delete cascade,
    number integer not null,
    started_at timestamptz not null,
    duration_ms integer not null,
    -- The HTTP status, or the stage at which no answer came.
    status integer,
    fault text,
    -- The begin of the answer, redacted.
    response text,
    unique (message_id, number),
    check ((status is null) <> (fault is null))
);
