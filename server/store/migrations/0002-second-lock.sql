-- Row-level security as the second lock: a statement that forgets its workspace sees nothing.
-- `rapport_app` is the role that work is done under; where the connecting user may not create roles, FORCE holds the owner too.
do $$
begin
  if not exists (select from pg_roles where rolname = 'rapport_app') then
    create role rapport_app nologin;
  end if;
  execute format('grant rapport_app to %I', current_user);
exception when insufficient_privilege then
  raise notice 'no right to create a role: the owner itself is held by row-level security';
end $$;

-- Every later migration that creates a table with a workspace calls this for it.
create function second_lock(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy own_workspace on %I using (workspace_id = (select current_setting(''rapport.workspace'', true)::uuid)) '
    'with check (workspace_id = (select current_setting(''rapport.workspace'', true)::uuid))', name);
  if exists (select from pg_roles where rolname = 'rapport_app') then
    execute format('grant select, insert, update, delete on %I to rapport_app', name);
  end if;
end $$;

select second_lock(c.relname)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r';

do $$
begin
  if exists (select from pg_roles where rolname = 'rapport_app') then
    execute format('grant usage on schema %I to rapport_app', current_schema());
    grant select, update on workspaces to rapport_app;
  end if;
end $$;
