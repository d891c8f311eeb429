-- After each migration: what the role of the running service may do. Where one role owns the tables and runs the service,
-- it takes the right from itself; the triggers hold in either case.
do $$
begin
    -- Processes that start together take turns: rights are rows of the catalogue, and a change of the same row fails.
    perform pg_advisory_xact_lock(hashtext('paythread.rights'));
    -- They do the owner's work. A dump that was loaded without its rights has given them to everybody.
    if to_regprocedure('reprojection_prepare()') is not null then
        revoke all on function reprojection_prepare(), reprojection_analyze(integer), reprojection_swap(), reprojection_drop()
            from public;
    end if;
    if current_user <> '${application_role}' then
        execute format('grant usage on schema %I to %I', current_schema, '${application_role}');
        execute format('grant select, insert, update, delete on all tables in schema %I to %I',
                current_schema, '${application_role}');
        execute format('grant usage, select on all sequences in schema %I to %I', current_schema, '${application_role}');
        if to_regprocedure('reprojection_prepare()') is not null then
            execute format('grant execute on function reprojection_prepare(), reprojection_analyze(integer),'
                    ' reprojection_swap(), reprojection_drop() to %I', '${application_role}');
        end if;
        if to_regclass('flyway_schema_history') is not null then
            execute format('revoke all on flyway_schema_history from %I', '${application_role}');
        end if;
    end if;
    execute format('revoke update, delete, truncate on audit_event, audit_seal from %I', '${application_role}');
end
$$;
