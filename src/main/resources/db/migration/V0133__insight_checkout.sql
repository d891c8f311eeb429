-- What became of each checkout, and whose it is: one narrow row, so that a time is summed up from the index alone. Ids
-- and words of ours only, nothing personal. Locks nothing: the table is new.
create table insight_checkout (
    checkout_id uuid primary key,
    matter_id uuid not null,
    source_id uuid not null,
    at timestamptz not null,
    status text not null,
    -- The customer, else the account, else the checkout itself.
    person uuid not null,
    -- Of expired ones: where it stopped, whether it was taken up again, whether the purchase was completed in another.
    step text not null,
    recovered boolean not null,
    elsewhere boolean not null
);

create index insight_checkout_by_matter on insight_checkout (matter_id);
create index insight_checkout_by_person on insight_checkout (person);
create index insight_checkout_by_time on insight_checkout (status, at)
    include (source_id, person, step, recovered, elsewhere);

-- The settings that what is counted rests on besides the events: everything is counted anew where they change.
alter table insight_state add column settings text not null default '';
