-- Links for creators' deliverables, every click on them, and what the clicks add up to.

create table links (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9-]{3,40}$'),
  campaign_id uuid,
  booking_id uuid,
  name text not null,
  destination text not null,
  -- Where a phone should rather be sent; null: to the destination, as everybody.
  ios text,
  android text,
  -- Parameters by the convention of docs/guide/links.md, fixed when the link was made: a renamed campaign stays one campaign.
  utm json not null default '{}',
  expires_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  -- Across workspaces a code is kept apart by docs/decisions/0010-a-click-is-committed-first.md, not by an index.
  unique (workspace_id, code),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id) on delete set null (campaign_id),
  foreign key (workspace_id, booking_id) references bookings (workspace_id, id) on delete set null (booking_id)
);
create index links_of_campaign on links (workspace_id, campaign_id);
create index links_of_booking on links (workspace_id, booking_id);

-- Where a link led, since when, and who said so.
create table link_destinations (
  workspace_id uuid not null,
  link_id uuid not null,
  id uuid not null,
  destination text not null,
  ios text,
  android text,
  member_id uuid,
  at timestamptz not null,
  primary key (workspace_id, link_id, id),
  foreign key (workspace_id, link_id) references links (workspace_id, id) on delete cascade
);

-- One row a click, cut by link and by month: the id is a UUIDv7, so a range of ids is a range of time. No foreign key: it would ask
-- for the link again at every click.
create table clicks (
  workspace_id uuid not null,
  link_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  mark text not null check (mark in ('counted', 'bot', 'preview', 'prefetch', 'head', 'own-team', 'duplicate', 'expired')),
  -- Which crawler or preview it named itself.
  agent text,
  device text not null check (device in ('ios', 'android', 'other')),
  -- The host that it came from, without path.
  referrer text,
  -- A hash under a key of that day that is destroyed at its end; null where the visitor asked not to be followed.
  visitor bigint,
  primary key (workspace_id, link_id, id)
) partition by range (id);
create table clicks_default partition of clicks default;

-- What the clicks add up to, changed in the statement that writes them: a row for each link, day (UTC) and mark, with its 24 hours side
-- by side, so that three months of fifty links are 18,000 rows and not 220,000. `part` keeps two writers from waiting for each other.
create table click_days (
  workspace_id uuid not null,
  link_id uuid not null,
  day date not null,
  mark text not null,
  part smallint not null,
  clicks bigint not null,
  h00 integer not null default 0, h01 integer not null default 0, h02 integer not null default 0, h03 integer not null default 0,
  h04 integer not null default 0, h05 integer not null default 0, h06 integer not null default 0, h07 integer not null default 0,
  h08 integer not null default 0, h09 integer not null default 0, h10 integer not null default 0, h11 integer not null default 0,
  h12 integer not null default 0, h13 integer not null default 0, h14 integer not null default 0, h15 integer not null default 0,
  h16 integer not null default 0, h17 integer not null default 0, h18 integer not null default 0, h19 integer not null default 0,
  h20 integer not null default 0, h21 integer not null default 0, h22 integer not null default 0, h23 integer not null default 0,
  primary key (workspace_id, link_id, day, mark, part)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

select second_lock('links'), second_lock('link_destinations'), second_lock('clicks'), second_lock('clicks_default'), second_lock('click_days');

-- The same by the hour, for who wants few links or few days. Who asks sees only what she may see.
create view click_hours with (security_invoker = true) as
select workspace_id, link_id, day::timestamp at time zone 'UTC' + make_interval(hours => (hour - 1)::int) as hour, mark, part, clicks_then as clicks
from (select *, array[h00, h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12, h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23] as hours from click_days) d, unnest(hours) with ordinality h (clicks_then, hour)
where clicks_then > 0;
do $$
begin
  if exists (select from pg_roles where rolname = 'rapport_app') then
    grant select on click_hours to rapport_app;
  end if;
end $$;

-- Makes the partitions of this month and of `ahead` more; rows that came before their partition move out of the default one.
create function make_click_months(today date, ahead int) returns int language plpgsql as $$
declare
  first date;
  low uuid;
  high uuid;
  name text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(7241970);
  for i in 0..ahead loop
    first := date_trunc('month', today) + make_interval(months => i);
    name := 'clicks_' || to_char(first, 'YYYY_MM');
    continue when to_regclass(name) is not null;
    low := (lpad(to_hex((extract(epoch from first::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
    high := (lpad(to_hex((extract(epoch from first::timestamp + interval '1 month') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
    execute format('create table %I (like clicks including all)', name);
    perform second_lock(name);
    -- The owner may be held by the lock: all workspaces' rows move, one after the other.
    execute format('alter table %I no force row level security', name);
    alter table clicks_default no force row level security;
    execute format('with moved as (delete from clicks_default where id >= %L and id < %L returning *) insert into %I select * from moved', low, high, name);
    alter table clicks_default force row level security;
    execute format('alter table %I force row level security', name);
    execute format('alter table clicks attach partition %I for values from (%L) to (%L)', name, low, high);
    made := made + 1;
  end loop;
  return made;
end $$;
select make_click_months(current_date, 3);

-- Whoever keeps the links in memory is told which one changed, when it has.
create function links_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('rapport_links', coalesce(new.workspace_id, old.workspace_id) || ' ' || coalesce(new.id, old.id));
  return null;
end $$;
create trigger links_changed after insert or update or delete on links for each row execute function links_changed();

-- Which links of all workspaces hold a code, seen under the lock of each in turn.
create function holders_of_code(wanted text) returns setof uuid language plpgsql as $$
declare
  own text := current_setting('rapport.workspace', true);
  one uuid;
begin
  for one in select id from workspaces loop
    perform set_config('rapport.workspace', one::text, true);
    return query select l.id from links l where l.workspace_id = one and l.code = wanted;
  end loop;
  perform set_config('rapport.workspace', own, true);
end $$;

-- Whether a wish not to be followed (Do Not Track, Global Privacy Control) is followed.
alter table workspaces add column honours_do_not_track boolean not null default true;

create function link_rules_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('rapport_links', new.id || ' ' || new.id);
  return null;
end $$;
create trigger link_rules_changed after update of honours_do_not_track on workspaces for each row execute function link_rules_changed();
