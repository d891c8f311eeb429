-- Projecting everything anew while the service runs. The new timeline is built in tables of the same names in a schema
-- beside the live one (…_next) and takes their place in one transaction; those of before (…_former) are dropped when
-- everybody has been told what changed. The role that runs the service owns no table, so whatever needs an owner is done
-- by the functions below and by nothing else. Locks inbound_event for a moment, to add the trigger.
-- contract: nothing is taken away; what the functions drop are tables that nobody reads any more.
do $$
begin
    execute format('create schema if not exists %I', current_schema || '_next');
    execute format('create schema if not exists %I', current_schema || '_former');
end
$$;

-- At most one row: what is under way.
create table reprojection (
    single boolean primary key default true check (single),
    job_id uuid not null,
    state text not null check (state in ('building', 'swapped')),
    -- What was open when this began may still change bodies without a note (see below).
    began_xid xid8 not null default pg_current_xact_id(),
    -- Rows that the building wrote are not younger than this.
    swapped_xid xid8,
    -- How far the feed was told what differs, and how many rows that made.
    told_part smallint not null default 0,
    told_after uuid not null default '00000000-0000-0000-0000-000000000000',
    changes bigint not null default 0,
    started_at timestamptz not null
);

-- How far the building has read the log; never beyond the live projection.
create table reprojection_slot (
    slot smallint primary key,
    cursor_xid xid8 not null default '0',
    cursor_seq bigint not null default 0
);

-- Events to look at once more: their body was changed meanwhile (erased, aged, cleaned, replayed), or they say more of
-- accounts than is known.
create table reprojection_event (
    why text not null check (why in ('changed', 'accounts')),
    inbound_id uuid not null,
    primary key (why, inbound_id)
);

create function note_changed_body() returns trigger language plpgsql as $$
begin
    insert into reprojection_event (why, inbound_id)
    select 'changed', new.id where exists (select from reprojection where state = 'building')
    on conflict do nothing;
    return null;
end
$$;

create trigger inbound_event_body_changed after update of body on inbound_event
    for each row when (old.body is distinct from new.body) execute function note_changed_body();

-- What is derived from the log alone, in the order in which it can be dropped.
create function reprojection_derived() returns text[] language sql immutable as $$
    select array['telling', 'entry', 'business_object', 'matter_reference', 'matter', 'inbound_outcome']
$$;

-- Empty tables like the live ones: columns, defaults, checks, indexes, keys and rights.
create function reprojection_prepare() returns void
    language plpgsql security definer set search_path from current as $$
declare
    live constant text := current_schema;
    beside constant text := live || '_next';
    foreign_keys text[] := '{}';
    t text;
    r record;
begin
    foreach t in array reprojection_derived() loop
        execute format('create table %I.%I (like %I.%I including all excluding indexes)', beside, t, live, t);
        for r in select c.relname, i.indisunique, pg_get_indexdef(i.indexrelid) as def, k.conname, k.contype
                   from pg_index i
                   join pg_class c on c.oid = i.indexrelid
                   left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
                  where i.indrelid = format('%I.%I', live, t)::regclass
        loop
            execute format('create %s index %I on %I.%I%s', case when r.indisunique then 'unique' else '' end,
                    r.relname, beside, t, substring(r.def from position(' USING ' in r.def)));
            if r.conname is not null then
                execute format('alter table %I.%I add constraint %I %s using index %I', beside, t, r.conname,
                        case r.contype when 'p' then 'primary key' else 'unique' end, r.relname);
            end if;
        end loop;
        for r in select conname, pg_get_constraintdef(oid) as def from pg_constraint
                  where conrelid = format('%I.%I', live, t)::regclass and contype = 'f'
        loop
            foreign_keys := foreign_keys
                    || format('alter table %I.%I add constraint %I %s', beside, t, r.conname, r.def);
        end loop;
        for r in select distinct a.grantee::regrole as role
                   from pg_class c, aclexplode(c.relacl) a
                  where c.oid = format('%I.%I', live, t)::regclass and a.grantee <> 0 and a.grantee <> c.relowner
        loop
            execute format('grant usage on schema %I, %I to %s', beside, live || '_former', r.role);
            execute format('grant select, insert, update, delete on %I.%I to %s', beside, t, r.role);
        end loop;
    end loop;
    -- Which matter each reference belongs to in the live timeline, so that matters keep their ids.
    execute format('create view %I.standing_reference as select source_id, reference, matter_id from %I.matter_reference',
            beside, live);
    for r in select distinct a.grantee::regrole as role
               from pg_class c, aclexplode(c.relacl) a
              where c.oid = format('%I.matter_reference', live)::regclass and a.grantee <> 0 and a.grantee <> c.relowner
    loop
        execute format('grant select on %I.standing_reference to %s', beside, r.role);
    end loop;
    -- Keys between derived tables lead to the new ones.
    perform set_config('lock_timeout', '300ms', true);
    perform set_config('search_path', format('%I, %I', beside, live), true);
    foreach t in array foreign_keys loop
        execute t;
    end loop;
    perform set_config('search_path', format('%I', live), true);
end
$$;

-- What the planner knows of tables that fill quickly; one of the tables, false where there are no more.
create function reprojection_analyze(which integer) returns boolean
    language plpgsql security definer set search_path from current as $$
begin
    if which < 1 or which > cardinality(reprojection_derived()) then
        return false;
    end if;
    execute format('analyze %I.%I', current_schema || '_next', (reprojection_derived())[which]);
    return true;
end
$$;

-- Puts the new tables in the place of the live ones. Fails rather than wait for readers: whoever waits here keeps others
-- out. False where a migration has changed the live tables since the new ones were made.
create function reprojection_swap() returns boolean
    language plpgsql security definer set search_path from current as $$
declare
    live constant text := current_schema;
    beside constant text := live || '_next';
    former constant text := live || '_former';
    t text;
    r record;
    locks text;
begin
    if exists (
        with columns as (
            select c.table_schema, c.table_name, c.column_name, c.ordinal_position, c.udt_name, c.is_nullable,
                   c.column_default
              from information_schema.columns c
             where c.table_schema in (live, beside) and c.table_name = any(reprojection_derived()))
        select from (select * from columns where table_schema = live) a
          full join (select * from columns where table_schema = beside) b using (table_name, column_name)
         where (a.udt_name, a.is_nullable, a.column_default) is distinct from (b.udt_name, b.is_nullable, b.column_default))
    then
        return false;
    end if;
    -- Below deadlock_timeout, so that nobody else is ended on our behalf.
    perform set_config('lock_timeout', '300ms', true);
    select string_agg(format('%I.%I', s, d), ', ') into locks
      from unnest(array[live, beside]) s, unnest(reprojection_derived()) d;
    execute 'lock table ' || locks || ' in access exclusive mode';
    execute format('drop view %I.standing_reference', beside);
    foreach t in array reprojection_derived() loop
        execute format('alter table %I.%I set schema %I', live, t, former);
        execute format('alter table %I.%I set schema %I', beside, t, live);
    end loop;
    execute format('create view %I.former_entry as select * from %I.entry', former, former);
    execute format('create view %I.former_object as select * from %I.business_object', former, former);
    for r in select distinct a.grantee::regrole as role
               from pg_class c, aclexplode(c.relacl) a
              where c.oid = format('%I.entry', former)::regclass and a.grantee <> 0 and a.grantee <> c.relowner
    loop
        execute format('grant select on %I.former_entry, %I.former_object to %s', former, former, r.role);
    end loop;
    return true;
end
$$;

-- Drops one table that nobody reads any more, if nobody is in the way; gives how many are left.
create function reprojection_drop() returns integer
    language plpgsql security definer set search_path from current as $$
declare
    s text;
    t text;
begin
    perform set_config('client_min_messages', 'warning', true);
    foreach s in array array[current_schema || '_next', current_schema || '_former'] loop
        execute format('drop view if exists %I.standing_reference, %I.former_entry, %I.former_object', s, s, s);
        foreach t in array reprojection_derived() loop
            if to_regclass(format('%I.%I', s, t)) is not null then
                -- A key to the log takes a lock on the log: never wait for it, or all that arrives waits behind.
                begin
                    perform set_config('lock_timeout', '300ms', true);
                    execute format('drop table %I.%I', s, t);
                exception when lock_not_available then
                    null;
                end;
                return (select count(*) from pg_tables
                         where schemaname in (current_schema || '_next', current_schema || '_former'));
            end if;
        end loop;
    end loop;
    return 0;
end
$$;

revoke all on function reprojection_prepare(), reprojection_analyze(integer), reprojection_swap(), reprojection_drop()
    from public;
