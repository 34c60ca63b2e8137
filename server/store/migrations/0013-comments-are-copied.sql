-- COPY refuses a table under row-level security; see docs/decisions/0009-comments-are-copied-as-owner.md.
do $$
begin
  if exists (select from pg_roles where rolname = 'rapport_app') then
    alter table interactions no force row level security;
  end if;
end $$;
