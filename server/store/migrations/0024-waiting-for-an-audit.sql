-- Accounts that wait for an audit are few, and looked for after every import: without this all accounts are read for them.
create index accounts_waiting on accounts (workspace_id) where audited_at is null or audited_at < changed_at;
