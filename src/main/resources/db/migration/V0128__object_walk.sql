-- How far packages have gone through all objects once, each by its own rules. Locks nothing: the table is new.
create table object_walk (
    name text primary key,
    -- Which rules: with others all is gone through again.
    rules uuid not null,
    last_id uuid not null,
    done boolean not null
);
