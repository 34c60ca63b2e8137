-- Search over name, handle, topics, place and bio, and the orders in which creators are listed.

-- `unaccent` is only stable because its rules could be replaced; ours are not. The bodies are bound when they are defined, because
-- indexes are built under a search path that does not hold our schema.
create function search_plain(t text) returns text language sql immutable parallel safe
begin atomic
  select lower(unaccent('unaccent'::regdictionary, t));
end;

create function search_document(name text, handle text, topics text[], place text, country text, bio text) returns tsvector
language sql immutable parallel safe
begin atomic
  select setweight(to_tsvector('simple'::regconfig, search_plain(name || ' ' || handle || ' ' || translate(handle, '._-', '   '))), 'A')
    || setweight(to_tsvector('simple'::regconfig,
         search_plain(coalesce(array_to_string(topics, ' '), '') || ' ' || coalesce(place, '') || ' ' || coalesce(country, ''))), 'B')
    || setweight(to_tsvector('simple'::regconfig, search_plain(left(coalesce(bio, ''), 2000))), 'C');
end;

create function search_name(name text, handle text) returns text language sql immutable parallel safe
begin atomic
  select search_plain(name || ' ' || translate(handle, '._-', '   '));
end;

alter table accounts add column document tsvector generated always as (search_document(name, handle, topics, place, country, bio)) stored;
create index accounts_by_words on accounts using gin (document);
create index accounts_by_spelling on accounts using gin (search_name(name, handle) gin_trgm_ops);

-- The size stands in each order, so that rows outside the band are passed over without being read.
create index accounts_by_relationship on accounts (workspace_id, relationship_score desc nulls last, id, followers);
create index accounts_by_followers on accounts (workspace_id, followers desc nulls last, id);
create index accounts_by_engagement on accounts (workspace_id, engagement_rate desc nulls last, id, followers);
create index accounts_by_name on accounts (workspace_id, name, id, followers);

-- Word and trigram indexes cannot serve a statement under row-level security, because their operators are not leakproof.
-- This function runs as the tables' owner and asks for the workspace itself. It gives ids only, and never more than `most`.
create function matching_accounts(words text, spelling text, most int) returns setof uuid
language plpgsql stable security definer set search_path from current as $$
declare
  here uuid := current_setting('rapport.workspace')::uuid;
  found int;
begin
  return query execute
    'select id from accounts where workspace_id = $1 and document @@ to_tsquery(''simple'', $2) limit $3' using here, words, most;
  get diagnostics found = row_count;
  if found < 10 then
    return query execute
      'select id from accounts where workspace_id = $1 and search_name(name, handle) %> $2
       order by search_name(name, handle) <->> $2 limit 200' using here, spelling;
  end if;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'rapport_app') then
    -- Work is done as rapport_app, which the policy holds; the owner must be able to read the indexes for the function above.
    alter table accounts no force row level security;
    revoke execute on function matching_accounts(text, text, int) from public;
    grant execute on function matching_accounts(text, text, int) to rapport_app;
  end if;
end $$;
