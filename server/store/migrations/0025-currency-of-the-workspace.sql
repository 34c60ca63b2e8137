-- What the workspace's own amounts are in: budgets, fees, margins. Null: nobody said.
alter table workspaces add column currency text check (currency ~ '^[A-Z]{3}$');

-- As it was said, or else as all campaigns that name a currency say. Null, and amounts are written without a sign, where neither tells.
create function currency_here() returns text
language sql stable set search_path from current as $$
  select coalesce(w.currency,
    (select min(c.currency) from campaigns c where c.workspace_id = w.id having count(distinct c.currency) = 1))
  from workspaces w where w.id = current_setting('rapport.workspace')::uuid
$$;
