-- What past campaigns cost and brought, booking by booking, and what is learned from them.

create table campaigns (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);

-- One deliverable of one account; orders are attributed, not caused. Leaves with its account, so the example takes its own along.
create table bookings (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  account_id uuid not null,
  deliverable text not null,
  day date,
  fee_cents bigint,
  product_cents bigint,
  reach bigint,
  clicks bigint,
  orders bigint,
  revenue_cents bigint,
  primary key (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index bookings_of_account on bookings (workspace_id, account_id);
create index bookings_of_campaign on bookings (workspace_id, campaign_id);

-- Orders per person reached as gamma distributions, for the planner: of an account, of a platform (no account), or of all (neither).
create table learned_rates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  account_id uuid,
  platform text,
  shape double precision not null,
  rate double precision not null,
  unique nulls not distinct (workspace_id, account_id, platform)
);

select second_lock('campaigns'), second_lock('bookings'), second_lock('learned_rates');
