-- What comparing a source with its provider showed of how things come, by day: a type that comes by asking and never by
-- itself is one that the webhook is not subscribed to. Locks nothing: the table is new.
create table source_told (
    source_id uuid not null references source (id),
    -- The provider's type of event; of what it lists as objects, our kind of fact.
    told text not null,
    day date not null,
    -- Seen at the provider and known here, for a webhook had brought it.
    delivered bigint not null,
    -- Seen at the provider, not known here, and stored.
    fetched bigint not null,
    primary key (source_id, told, day)
);
