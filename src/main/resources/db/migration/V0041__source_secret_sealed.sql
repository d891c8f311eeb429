-- As installation_secret: signing secrets are sealed. Locks source_secret for a moment.
alter table source_secret alter column secret drop not null;
alter table source_secret add column sealed bytea;
alter table source_secret add constraint source_secret_kept check ((secret is null) <> (sealed is null));
