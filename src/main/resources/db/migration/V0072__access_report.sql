-- What people are told of what is kept of them, until it expires. Locks nothing: the table is new.
create table access_report (
    id uuid primary key,
    customer_id uuid not null,
    -- All ids that led to the customer, so that an erasure finds the report.
    customers uuid[] not null,
    requested_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- JSON, gzip (RFC 1952).
    content bytea not null
);

create index access_report_by_expiry on access_report (expires_at);
