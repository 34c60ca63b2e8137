-- What a sample of an account's followers said, without their names: docs/decisions/0008-follower-samples.md. The newest one only.
create table follower_samples (
  workspace_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  source text not null,
  sample jsonb not null,
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
select second_lock('follower_samples');
