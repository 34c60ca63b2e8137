-- A plan becomes a campaign: when, for what, from which plan; and a booking knows how far it has come.
alter table campaigns
  add column plan_id uuid,
  add column starts date,
  add column ends date,
  -- The evening, the launch: what the campaign works towards.
  add column event_at timestamptz,
  add column seats integer check (seats > 0),
  -- ISO 4217; null where the prices never said.
  add column currency text check (currency ~ '^[A-Z]{3}$'),
  add column landing_url text,
  -- What one order leaves, in cents.
  add column margin_cents bigint check (margin_cents >= 0);

-- The same plan booked twice is one campaign.
create unique index campaigns_of_plan on campaigns (workspace_id, plan_id) where plan_id is not null;

-- What was recorded so far has happened.
alter table bookings
  add column state text not null default 'posted' check (state in ('proposed', 'booked', 'posted', 'cancelled')),
  add column rights_cents bigint check (rights_cents >= 0);

alter table quotes add column shipping_cents bigint not null default 0 check (shipping_cents >= 0);

-- Days on which a creator can work (free) or cannot (not free). No free days named: always, but for the others.
create table availability (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  starts date not null,
  ends date not null,
  free boolean not null,
  note text not null default '',
  primary key (workspace_id, id),
  check (ends >= starts),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index availability_of_account on availability (workspace_id, account_id);

-- To whom a creator is bound, until when (null: nobody said), and whom that keeps away.
create table exclusivity (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  brand text not null,
  until date,
  against text[] not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index exclusivity_of_account on exclusivity (workspace_id, account_id);

-- What a creator says of where the audience lives: the share of it in a place.
create table audience_places (
  workspace_id uuid not null,
  account_id uuid not null,
  place text not null,
  share double precision not null check (share >= 0 and share <= 1),
  primary key (workspace_id, account_id, place),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

-- Where a place lies, as somebody here said: distances are known between these only.
create table places (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  place text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  primary key (workspace_id, place)
);

select second_lock('availability'), second_lock('exclusivity'), second_lock('audience_places'), second_lock('places');
