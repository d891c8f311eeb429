-- After each migration: transaction numbers are a cluster's own. In a database that was loaded from a dump those of the feed
-- may be still to come, and readers would not see its rows for a long time: so rows and readers get places before every
-- transaction of this cluster, in their order. 3 is the first number of a transaction. Cursors from before are refused.
do $$
declare
    present text := (select system_identifier::text from pg_control_system());
    former text;
begin
    select cluster into former from feed_state for update;
    if former is distinct from present then
        if former is not null then
            update feed_reader r
               set xid = '3',
                   seq = (select count(*) from feed_entry f where (f.xid, f.seq) <= (r.xid, r.seq));
            update feed_entry f
               set xid = '3', seq = o.place
              from (select id, row_number() over (order by xid, seq) as place from feed_entry) o
             where f.id = o.id;
            update feed_state set floor_xid = '0', floor_seq = 0;
            raise warning 'the database was loaded from a dump: cursors of the feed from before are refused';
        end if;
        update feed_state set cluster = present;
    end if;
end
$$;
