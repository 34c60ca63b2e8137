-- What else speaks about an audience: signals that an audit does not find in the account's own rows, questions that were put to the
-- creator, and verdicts that changed.

-- The newest of each name, as the analysis gave it; an audit takes whatever lies here into its verdict.
create table signals (
  workspace_id uuid not null,
  account_id uuid not null,
  name text not null,
  signal jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, account_id, name),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

-- The audit is the one that was shown when the question was asked; it may be gone while the answer stays.
create table questions (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  audit_id uuid,
  at timestamptz not null,
  text text not null,
  answer text,
  answered_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create index questions_of_account on questions (workspace_id, account_id, id);

-- Written with the audit that found it, in one transaction.
create table verdict_changes (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  audit_id uuid not null,
  at timestamptz not null,
  before text not null,
  after text not null,
  because text not null,
  seen boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index verdict_changes_of_account on verdict_changes (workspace_id, account_id);
create index verdict_changes_unseen on verdict_changes (workspace_id) where not seen;

select second_lock('signals'), second_lock('questions'), second_lock('verdict_changes');
