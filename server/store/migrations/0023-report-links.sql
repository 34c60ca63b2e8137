-- Reports that somebody without an account may read, for a while. Of the secret in the link only its hash is kept.
create table report_links (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('boss', 'campaign', 'experiment')),
  -- The campaign or experiment; null: the whole workspace.
  subject_id uuid check ((subject_id is null) = (kind = 'boss')),
  secret_hash bytea not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  views integer not null default 0,
  viewed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, id) on delete set null (created_by)
);

select second_lock('report_links');
