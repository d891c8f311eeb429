-- Sessions of people. The cookie's value is kept as a hash only. Locks nothing: the table is new.
create table user_session (
    id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    user_id uuid not null references app_user (id) on delete cascade,
    method text not null check (method in ('password', 'oidc')),
    -- When the person last proved who they are; null where the provider did not say.
    authenticated_at timestamptz,
    -- The provider's session, for its back-channel logout.
    provider_session text,
    address text not null,
    user_agent text,
    created_at timestamptz not null,
    -- Written at most once a minute.
    seen_at timestamptz not null,
    expires_at timestamptz not null
);

create index user_session_by_user on user_session (user_id);
create index user_session_by_provider_session on user_session (provider_session) where provider_session is not null;
