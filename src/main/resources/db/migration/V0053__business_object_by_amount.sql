-- "Where is my 49.90?": payments by amount. Locks business_object against writing while it is built.
create index business_object_by_amount on business_object (type, amount, occurred_at, id) where amount is not null;
