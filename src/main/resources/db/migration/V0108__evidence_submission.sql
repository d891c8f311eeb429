-- What is to be done at a provider about a dispute, and what came of it. Locks nothing: the table is new.
create table evidence_submission (
    id uuid primary key,
    dispute_id uuid not null,
    -- None for an acceptance. The pack may be erased later; that it was sent stays.
    pack_id uuid,
    pack_version integer,
    source_id uuid not null,
    action text not null check (action in ('stage', 'submit', 'accept')),
    state text not null check (state in
        ('awaiting_approval', 'queued', 'sending', 'succeeded', 'failed', 'unknown', 'withdrawn')),
    requested_by text not null,
    approved_by text,
    error_code text,
    error_detail text,
    -- Of the form that was sent.
    sha256 bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((action = 'accept') = (pack_id is null))
);

-- One that cannot be taken back per dispute; what failed for certain was never done.
create unique index evidence_submission_once on evidence_submission (dispute_id)
    where action in ('submit', 'accept') and state not in ('failed', 'withdrawn');
create index evidence_submission_by_dispute on evidence_submission (dispute_id, id);
