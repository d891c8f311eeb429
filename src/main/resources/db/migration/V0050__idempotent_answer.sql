-- What requests with an Idempotency-Key were answered. Locks nothing: the table is new.
create table idempotent_answer (
    -- SHA-256 of credential, method, path and key.
    scope bytea primary key,
    -- SHA-256 of query and body.
    fingerprint bytea not null,
    status integer not null,
    content_type text not null,
    -- One per line.
    headers text not null,
    -- Closed with a key that only the caller has.
    body bytea not null,
    answered_at timestamptz not null
);

-- For forgetting the oldest.
create index idempotent_answer_by_time on idempotent_answer (answered_at);
