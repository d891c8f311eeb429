-- What failed or waits is listed among millions that were delivered. Locks messages, a new table, while it is built.
create index webhook_message_unfinished on webhook_message (state, id) where state in ('pending', 'failed', 'cancelled');
