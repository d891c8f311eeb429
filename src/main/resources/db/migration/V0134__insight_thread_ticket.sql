-- Which ticket was counted with a thread: whether it was solved at first contact rests on the other tickets about the same
-- payment. Locks the table for as
-- long as it takes to fill.
alter table insight_thread add column ticket_id uuid;
update insight_thread i set ticket_id = t.ticket_id from case_thread t where t.id = i.thread_id;
create index insight_thread_by_ticket on insight_thread (ticket_id);
