-- The same document in half the time: 24 microseconds an account instead of 55, of which an import of a million pays a million. ASCII needs
-- no unaccenting, and only these signs would keep words together. Names are bound to their schemas, because indexes are built, and dumps
-- restored, under a search path that holds neither.
do $$
declare
  spelling text := (select quote_ident(nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'unaccent');
begin
  execute format($function$
    create or replace function search_document(
      name text, handle text, platform text, topics text[], place text, country text, language text, bio text, followers bigint)
    returns tsvector language plpgsql immutable parallel safe as $body$
    declare
      words text := name || ' ' || handle || case when handle ~ '[0-9]' then ' ' || translate(handle, '0123456789', '          ') else '' end
        || ' ' || array_to_string(topics, ' ') || ' ' || coalesce(place, '') || ' ' || coalesce(country, '') || ' ' || left(coalesce(bio, ''), 2000);
    begin
      if octet_length(words) <> length(words) then
        words := %1$s.unaccent('%1$s.unaccent'::regdictionary, normalize(words, nfkc));
      end if;
      return strip(to_tsvector('pg_catalog.simple'::regconfig, translate(lower(words), '._-@/:<>&+~', '           ')))
        || array_to_tsvector(string_to_array('=platform=' || platform || coalesce(e'\x01=place=' || place, '') || coalesce(e'\x01=place=' || country, '')
            || coalesce(e'\x01=language=' || language, '') || coalesce(e'\x01=size=' || length(followers::text) || left(followers::text, 1), '')
            || e'\x01=topic=' || array_to_string(topics, e'\x01=topic='), e'\x01'));
    end $body$
  $function$, spelling);
end $$;

-- Words are taken out where accounts are written: server/features/creators/imports/writing.sql.ts.
drop function words_of(tsvector);
