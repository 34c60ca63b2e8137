-- Filters are words of the document too, so that one index holds whatever is asked for together; names misspelt are found by the words
-- that are near them, in a list of all words, instead of by an index on every account's letters: 2.3 times as fast to import.
-- See docs/performance.md.

drop index accounts_by_spelling, accounts_by_topics;
alter table accounts drop column document;
drop function search_document(text, text, text[], text, text, text), search_name(text, text);

-- As people write names: 𝓜𝓪𝓻𝓽𝓪 and Martà are Marta; what is neither letter nor number in ASCII parts words.
create or replace function search_plain(t text) returns text language sql immutable parallel safe
begin atomic
  select lower(unaccent('unaccent'::regdictionary, case when t is nfkc normalized then t else normalize(t, nfkc) end));
end;

-- Words, and after them the filters as words that nobody can type. The size is the number of digits and the first one (45 is 5,000 to
-- 5,999). A handle counts with and without its numbers: marta.bellini90 is found by bellini.
create function search_document(
  name text, handle text, platform text, topics text[], place text, country text, language text, bio text, followers bigint)
returns tsvector language sql immutable parallel safe
begin atomic
  select strip(to_tsvector('simple'::regconfig, translate(
      search_plain(name || ' ' || handle || case when handle ~ '[0-9]' then ' ' || translate(handle, '0123456789', '          ') else '' end
        || ' ' || array_to_string(topics, ' ') || ' ' || coalesce(place, '') || ' ' || coalesce(country, '') || ' ' || left(coalesce(bio, ''), 2000)),
      '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))))
    || array_to_tsvector(string_to_array('=platform=' || platform || coalesce(e'\x01=place=' || place, '') || coalesce(e'\x01=place=' || country, '')
        || coalesce(e'\x01=language=' || language, '') || coalesce(e'\x01=size=' || length(followers::text) || left(followers::text, 1), '')
        || e'\x01=topic=' || array_to_string(topics, e'\x01=topic='), e'\x01'));
end;

alter table accounts add column document tsvector
  generated always as (search_document(name, handle, platform, topics, place, country, language, bio, followers)) stored;
create index accounts_by_words on accounts using gin (document);

-- Every word that some account holds, of four letters or more and of letters only: by these a misspelt one is understood.
create table words (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  word text collate "C" not null,
  primary key (workspace_id, word)
);
create index words_by_spelling on words using gin (word gin_trgm_ops);
select second_lock('words');
do $$
begin
  -- As with accounts (0004): what looks by spelling runs as the owner, since the policy shuts the index out.
  if exists (select from pg_roles where rolname = 'rapport_app') then
    alter table words no force row level security;
  end if;
end $$;

create function words_of(document tsvector) returns setof text language sql immutable parallel safe
begin atomic
  select w from unnest(tsvector_to_array(document)) w where w collate "C" >= 'a' and length(w) between 4 and 30 and translate(w, '0123456789', '') = w;
end;
insert into words select distinct workspace_id, words_of(document) from accounts;

-- Few accounts have a score or a verdict: what asks for those reads no others.
create index accounts_assessed on accounts (workspace_id, followers) include (relationship_low, audience) where relationship_state = 'assessed';
create index accounts_by_audience on accounts (workspace_id, audience) where audience in ('no-concern-found', 'questions-to-ask', 'strong-signs');

-- Counts of all accounts, kept until one changes.
create table tallies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  kind text not null,
  version bigint not null default 0,
  counts jsonb,
  primary key (workspace_id, kind)
);
select second_lock('tallies');

-- Snapshots leave with their account as posts and interactions do (0005). The question for the account was put to an index that does not
-- know it when the table had been empty a moment ago: 300 microseconds for each of a million snapshots.
alter table snapshots drop constraint snapshots_workspace_id_account_id_fkey;
create or replace function forget_observations() returns trigger language plpgsql as $$
begin
  delete from interactions i using gone where i.workspace_id = gone.workspace_id and i.account_id = gone.id;
  delete from posts p using gone where p.workspace_id = gone.workspace_id and p.account_id = gone.id;
  delete from snapshots s using gone where s.workspace_id = gone.workspace_id and s.account_id = gone.id;
  update tallies t set version = version + 1, counts = null where t.workspace_id in (select workspace_id from gone);
  return null;
end $$;
