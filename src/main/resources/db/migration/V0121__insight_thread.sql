-- Which payment was counted with a thread: a thread that went says no more where it led. Locks nothing: the table is new.
create table insight_thread (
    thread_id uuid primary key,
    payment_id uuid not null
);
