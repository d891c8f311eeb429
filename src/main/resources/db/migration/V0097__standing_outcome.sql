-- What a timeline that is built anew takes over of the live one, because the log does not tell it: of which thin events
-- the content was fetched, and of which there is none. Else everything would be fetched again. Reads the live table,
-- whichever stands before it on the caller's path. Locks nothing.
create function standing_outcome(events uuid[]) returns table (inbound_id uuid, reason text)
    language sql stable set search_path from current as $$
    select o.inbound_id, o.reason
      from inbound_outcome o
     where o.inbound_id = any(events) and o.state = 'ignored' and o.reason in ('fetched', 'gone_at_provider')
$$;
