-- A budget turned into a portfolio, kept with what was asked; and what creators ask for what they make.

create table quotes (
  workspace_id uuid not null,
  account_id uuid not null,
  deliverable text not null,
  cents bigint not null check (cents >= 0),
  product_cents bigint not null default 0 check (product_cents >= 0),
  rights_cents bigint not null default 0 check (rights_cents >= 0),
  until date,
  at timestamptz not null,
  primary key (workspace_id, account_id, deliverable),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table plans (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  asked jsonb not null,
  result jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);

select second_lock('quotes'), second_lock('plans');
