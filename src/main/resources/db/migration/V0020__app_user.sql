-- People who may sign in. Locks nothing: the table is new.
create table app_user (
    id uuid primary key,
    email text not null,
    name text not null,
    roles text[] not null check (cardinality(roles) > 0),
    state text not null default 'active' check (state in ('active', 'disabled')),
    -- Algorithm, rounds, salt and hash in one text, so that old passwords stay checkable when the rounds grow. Null for
    -- people who sign in at an OpenID provider.
    password text,
    -- Who the person is at the provider; both or none.
    issuer text,
    subject text,
    version integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    last_sign_in_at timestamptz,
    check ((issuer is null) = (subject is null)),
    check (password is null or subject is null)
);

create unique index app_user_by_email on app_user (lower(email));
create unique index app_user_by_subject on app_user (issuer, subject);
