-- The house: who works here, whom they look at, what was observed, what was found.
-- Keys carry the workspace so that one machine or many can hold them; big tables are cut by account.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table workspaces (
  id uuid primary key,
  name text not null,
  band_low bigint not null default 5000,
  band_high bigint not null default 50000,
  created_at timestamptz not null default now(),
  check (band_low >= 0 and band_high > band_low)
);

create table members (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  email text,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

-- Secrets are stored as SHA-256 only: what leaks from the table opens nothing.
create table sign_in_links (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  secret_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);

create table sessions (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  secret_hash bytea not null,
  agent text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);

create table creators (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  email text,
  example boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

create table accounts (
  workspace_id uuid not null,
  id uuid not null,
  creator_id uuid not null,
  platform text not null,
  handle text not null,
  handle_key text not null,
  name text not null,
  url text,
  bio text,
  place text,
  country text,
  language text,
  topics text[] not null default '{}',
  followers bigint,
  following bigint,
  posts bigint,
  engagement_rate double precision,
  average_likes double precision,
  average_comments double precision,
  average_views double precision,
  average_shares double precision,
  verified boolean,
  source text not null default '',
  as_of timestamptz not null default now(),
  -- The standing: what the latest audit found, kept here because people filter and sort by it.
  relationship_state text not null default 'not-audited',
  relationship_score real,
  relationship_low real,
  relationship_high real,
  audience text not null default 'not-audited',
  why text,
  audited_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, platform, handle_key),
  foreign key (workspace_id, creator_id) references creators (workspace_id, id) on delete cascade deferrable initially deferred
);
create index accounts_of_creator on accounts (workspace_id, creator_id);

-- Counts as they were told, by day: growth can only be seen by whoever wrote it down.
create table snapshots (
  workspace_id uuid not null,
  account_id uuid not null,
  day date not null,
  followers bigint,
  following bigint,
  posts bigint,
  source text not null,
  primary key (workspace_id, account_id, day),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table posts (
  workspace_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  external_id text not null,
  posted_at timestamptz,
  kind text,
  caption text,
  url text,
  likes bigint,
  comments bigint,
  views bigint,
  shares bigint,
  saves bigint,
  sponsored boolean,
  primary key (workspace_id, account_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

-- One observed act. The id is made from the time and from what was observed, so the primary key alone keeps the same
-- comment from coming in twice and holds an account's comments in the order of time.
create table interactions (
  workspace_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  kind text not null,
  actor text,
  at timestamptz,
  text text,
  external_id text,
  reply_to text,
  primary key (workspace_id, account_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table imports (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null,
  file_name text not null,
  state text not null check (state in ('inspected', 'waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  inspection jsonb not null,
  told jsonb not null default '{}',
  bytes_total bigint,
  bytes_read bigint not null default 0,
  rows_in bigint not null default 0,
  rows_known bigint not null default 0,
  rows_refused bigint not null default 0,
  because text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, id)
);

create table refusals (
  workspace_id uuid not null,
  import_id uuid not null,
  line bigint not null,
  ordinal int not null,
  "column" text not null,
  found text not null,
  wanted text not null,
  raw text[] not null,
  primary key (workspace_id, import_id, line, ordinal),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

-- What the user corrected once for a header is proposed the next time that the same header comes.
create table mappings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  signature text not null,
  told jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, signature)
);

create table audits (
  workspace_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  findings jsonb not null,
  score real,
  low real,
  high real,
  primary key (workspace_id, account_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

-- What all accounts of a workspace look like together: a small summary, so that one audit reads one account.
create table pools (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  kind text not null,
  summary jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, kind)
);

create table shortlists (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

create table shortlist_entries (
  workspace_id uuid not null,
  shortlist_id uuid not null,
  account_id uuid not null,
  note text not null default '',
  added_at timestamptz not null default now(),
  primary key (workspace_id, shortlist_id, account_id),
  foreign key (workspace_id, shortlist_id) references shortlists (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table facts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null default now(),
  primary key (workspace_id, id)
);
