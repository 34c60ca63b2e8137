-- Sales by place and day as a spreadsheet brings them, and experiments on them: planned, frozen, read.

create table sales_series (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  -- What the values count: orders, boxes, revenue.
  outcome text not null default 'sales',
  -- Of the example: sales that are not there yet can be let happen.
  example boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);

create table sales_days (
  workspace_id uuid not null,
  series_id uuid not null,
  place text not null,
  day date not null,
  value double precision not null,
  primary key (workspace_id, series_id, place, day),
  foreign key (workspace_id, series_id) references sales_series (workspace_id, id) on delete cascade
);

create table experiments (
  workspace_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  name text not null,
  -- What is asked and what it can see, as long as it is a draft.
  design jsonb not null,
  forecast jsonb not null,
  -- The plan as it was frozen: the very text of which the hash was taken.
  plan text,
  plan_hash text check ((plan is null) = (plan_hash is null)),
  frozen_at timestamptz,
  -- SHA-256 of the sales of each place from before the start that were known then.
  past jsonb,
  result jsonb,
  read_at timestamptz,
  -- The measured lift over the attributed orders, logarithm and its standard error; null where there is none.
  log_factor double precision,
  log_factor_se double precision check (log_factor_se > 0),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, series_id) references sales_series (workspace_id, id) on delete cascade
);
create index experiments_of_series on experiments (workspace_id, series_id);

-- After freezing nothing can be changed, whoever asks.
create function frozen_stays() returns trigger language plpgsql as $$
begin
  if old.plan_hash is not null and
    (new.plan, new.plan_hash, new.frozen_at, new.past, new.design, new.forecast, new.name, new.series_id, new.created_at) is distinct from
    (old.plan, old.plan_hash, old.frozen_at, old.past, old.design, old.forecast, old.name, old.series_id, old.created_at)
  then
    raise exception 'the plan of this experiment is frozen';
  end if;
  return new;
end $$;
create trigger frozen_stays before update on experiments for each row execute function frozen_stays();

select second_lock('sales_series'), second_lock('sales_days'), second_lock('experiments');
