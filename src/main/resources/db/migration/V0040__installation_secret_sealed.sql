-- Secrets are sealed with a key that is not in the database. Rows of before keep their plain text until the first start
-- of this release has sealed them. Locks installation_secret for a moment; it has a handful of rows.
alter table installation_secret alter column secret drop not null;
alter table installation_secret add column sealed bytea;
alter table installation_secret add constraint installation_secret_kept
    check ((secret is null) <> (sealed is null));
