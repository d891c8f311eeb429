-- Where in a trace an inbound event, a row of the feed or an outbound message stands, while traces are on: so that what is
-- made of it later, by whichever process, belongs to the same trace. Kept for a day. Apart from what it is about, so that
-- nothing is written while traces are off. Locks nothing: the table is new.
create table trace_context (
    -- Of the event, the row or the message.
    id uuid primary key,
    -- W3C Trace Context, version 00.
    traceparent text not null check (length(traceparent) = 55),
    kept_at timestamptz not null
);

create index trace_context_by_time on trace_context (kept_at);
