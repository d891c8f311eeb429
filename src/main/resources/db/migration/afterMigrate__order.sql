-- After each migration: in a database that was loaded from a dump, transaction numbers begin anew, so what is stored bears
-- numbers that are still to come, and what arrives next would stand before it, where no reader looks any more. Numbers
-- below 3 belong to no transaction: what a slot has read becomes 1, what it has still to read 2, each in the order of
-- arrival.
do $$
declare
    next xid8 := pg_snapshot_xmax(pg_current_snapshot());
begin
    if exists (
        select from projection_slot s
        where s.cursor_xid >= next
           or (select e.xid from inbound_event e where e.slot = s.slot order by e.xid desc limit 1) >= next)
    then
        lock table inbound_event, projection_slot in share row exclusive mode;
        update inbound_event e
           set xid = case when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then '1'::xid8 else '2'::xid8 end
          from projection_slot s
         where s.slot = e.slot;
        update projection_slot set cursor_xid = '1', cursor_seq = 9223372036854775807;
        raise log 'inbound events numbered anew: this database was loaded from a dump';
    end if;
end
$$;
