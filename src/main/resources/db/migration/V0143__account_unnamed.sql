-- Accounts without an address are asked for at their provider as they come. Blocks writes to account while it is built.
create index account_unnamed on account (source_id, recorded_at, id) where email is null and not guest;
