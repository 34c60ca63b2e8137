-- What a person reads at the end: the rest of what a booking cost, where buyers say they heard of us, and what other
-- advertising cost.

-- Of the whole workspace: what tools cost a month, and what an order leaves where its campaign does not say.
alter table workspaces
  add column tool_fees_cents bigint check (tool_fees_cents >= 0),
  add column order_margin_cents bigint check (order_margin_cents >= 0);

-- Beside fee, product and rights, which a booking has itself.
create table booking_costs (
  workspace_id uuid not null,
  booking_id uuid not null,
  shipping_cents bigint check (shipping_cents >= 0),
  discount_cents bigint check (discount_cents >= 0),
  commission_cents bigint check (commission_cents >= 0),
  primary key (workspace_id, booking_id),
  foreign key (workspace_id, booking_id) references bookings (workspace_id, id) on delete cascade
);

-- "How did you hear of us?": answers as they were given, counted; who gave them is not kept.
create table survey_answers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  survey text not null,
  -- Without accents, capitals and spacing.
  key text not null,
  answer text not null,
  n integer not null check (n > 0),
  primary key (workspace_id, survey, key)
);

-- Whom an answer means, as somebody here said; null: nobody who was booked.
create table survey_aliases (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  key text not null,
  account_id uuid,
  primary key (workspace_id, key),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table ad_spends (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  cost_cents bigint not null check (cost_cents > 0),
  orders bigint not null check (orders >= 0),
  primary key (workspace_id, id)
);

select second_lock('booking_costs'), second_lock('survey_answers'), second_lock('survey_aliases'), second_lock('ad_spends');
