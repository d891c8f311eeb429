-- Some providers' APIs have the account in their address (acme.zendesk.com). Locks the table for an instant; it holds one
-- row for each source.
alter table provider_credential add column account text;
