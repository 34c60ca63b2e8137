-- Shops and box offices, what they sent, the orders that it says, and who is credited with them.

create table connections (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  vendor text not null,
  name text not null,
  -- Secrets are sealed by a key that lies outside the database: what leaks from the table opens nothing.
  secret bytea,
  -- The one before stays good for a while: nobody changes two systems in one second.
  old_secret bytea,
  old_until timestamptz,
  -- For vendors that only say "look yourself": the token to look with, and where.
  token bytea,
  place jsonb not null default '{}',
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);

-- One row for each thing that a vendor told, however often it was delivered.
create table deliveries (
  workspace_id uuid not null,
  connection_id uuid not null,
  id uuid not null,
  -- The vendor's own id of the delivery; without one, a hash of it.
  key text not null,
  at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  topic text,
  outcome text not null check (outcome in ('taken', 'ignored', 'test', 'refused', 'waiting')),
  reason text,
  order_external text,
  headers jsonb not null default '{}',
  -- Sealed, and kept only while it may have to be played again: it holds a customer's address.
  body bytea,
  primary key (workspace_id, connection_id, id),
  unique (workspace_id, connection_id, key),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index deliveries_by_time on deliveries (workspace_id, connection_id, last_at desc);

create table orders (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  external text not null,
  -- A second name under which refunds may speak of it.
  also text,
  number text,
  at timestamptz not null,
  -- The vendor's own clock or count of changes: the larger wins, whatever arrives first.
  version bigint not null,
  rank smallint not null,
  state text not null check (state in ('open', 'paid', 'cancelled')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- In the smallest unit of the currency.
  total bigint not null check (total >= 0),
  subtotal bigint check (subtotal >= 0),
  discount bigint check (discount >= 0),
  items integer not null default 0 check (items >= 0),
  codes text[] not null default '{}',
  click text,
  landing text,
  referrer text,
  -- A keyed hash; the address itself is never stored.
  buyer text,
  recorded_at timestamptz not null,
  -- Null: waits to be credited.
  credited_at timestamptz,
  -- It carries a click that is not known yet.
  click_missing boolean not null default false,
  because text,
  passed jsonb not null default '[]',
  primary key (workspace_id, id),
  unique (workspace_id, connection_id, external),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index orders_by_time on orders (workspace_id, at desc, id);
create index orders_of_buyer on orders (workspace_id, buyer, at) where buyer is not null;
create index orders_with_codes on orders using gin (codes) where codes <> '{}';
create index orders_to_credit on orders (workspace_id, id) where credited_at is null or click_missing;
create index orders_by_second_name on orders (workspace_id, connection_id, also) where also is not null;

-- What was given back. Its order may come later; what is told twice, or as a growing total, is one row that keeps the largest.
create table refunds (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  external text not null,
  order_external text not null,
  at timestamptz not null,
  minor bigint not null check (minor >= 0),
  items integer not null default 0 check (items >= 0),
  -- The whole order is off, whatever it was worth.
  whole boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, connection_id, external),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index refunds_of_order on refunds (workspace_id, connection_id, order_external);

-- Who earned an order, and how much of it.
create table credits (
  workspace_id uuid not null,
  order_id uuid not null,
  booking_id uuid not null,
  share double precision not null check (share > 0 and share <= 1),
  primary key (workspace_id, order_id, booking_id),
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete cascade,
  foreign key (workspace_id, booking_id) references bookings (workspace_id, id) on delete cascade
);
create index credits_of_booking on credits (workspace_id, booking_id);

create table codes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  code text not null,
  -- As shops compare: without regard to capitals.
  code_key text not null,
  kind text not null check (kind in ('standing', 'single-use', 'door')),
  booking_id uuid,
  batch text,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- From here on the workspace holds that others pass it on.
  leaked_since timestamptz,
  replaced_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, code_key),
  foreign key (workspace_id, booking_id) references bookings (workspace_id, id) on delete cascade
);
create index codes_of_booking on codes (workspace_id, booking_id);

-- How the workspace decides between a code and a click; null until somebody says otherwise than usual.
alter table workspaces add column credit_rule jsonb;

select second_lock('connections'), second_lock('deliveries'), second_lock('orders'), second_lock('refunds'), second_lock('credits'), second_lock('codes');
