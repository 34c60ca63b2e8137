-- When an import last touched an account: an audit older than that is out of date.
alter table accounts add column changed_at timestamptz not null default now();
