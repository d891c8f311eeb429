-- What monitoring programmes and figures count says whether it is real or was only tried out. What was counted before
-- counts as real until the service, in the background, has counted it again. Blocks writes to network_item, a narrow table,
-- while its index is built.
alter table network_item add column live boolean not null default true;
create index network_item_by_day on network_item (network, day, object_id, kind);

-- As network_count, of what was only tried out.
create table network_trial_count (
    network text not null,
    kind text not null,
    day date not null,
    source_id uuid not null,
    currency text not null,
    items bigint not null,
    amount bigint not null,
    primary key (network, kind, day, source_id, currency)
);

update network_fill set last_id = null, done = false;

-- Once anything real is known, figures leave out what was only tried out.
alter table insight_state add column live boolean not null default false;
