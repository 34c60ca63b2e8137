/** Ten million clicks of three months on a thousand links: how long does a campaign page wait, and are the sums what the rows are? */
import { clicks } from '@rapport/server/features/links/clicks.ts'
import { addUp } from '@rapport/server/features/links/recorded.sql.ts'
import type { Context } from '@rapport/server/features/operation.ts'
import type { Store } from '@rapport/server/store/store.ts'
import { percentile } from './benchmark.ts'
import type { Outcome } from './benchmark.ts'

const CLICKS = 10_000_000
const LINKS = 1000
const CAMPAIGNS = 20
const DAYS = 90
const ASKED = 200
const TOGETHER = 50_000

/**
 * Added up by the recorder's own statement, 50,000 at a time: ids are UUIDv7 of their moment, an eighth is marked, a click in
 * three hundred is told twice.
 */
const FILL = `
  with made as materialized (
    select l.id as link_id, m.ms, m.mark, m.device, m.visitor,
      (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(r, 1, 3) || '-8' || substr(r, 4, 3) || '-' || substr(r, 7, 12))::uuid as id
    from (select floor(random() * $3)::int as link, $4::float8 - random() * $5 * 86400000 as ms,
        (array['counted','counted','counted','counted','counted','counted','counted','bot','preview','duplicate'])[1 + floor(random() * 10)::int] as mark,
        (array['ios','android','other'])[1 + floor(random() * 3)::int] as device, (random() * 1e18)::bigint as visitor, md5(random()::text) as r
      from generate_series(1, $2::int)) m
    join made_links l on l.number = m.link, lateral (select lpad(to_hex(floor(m.ms)::bigint), 12, '0') as h) x),
  fresh as (
    insert into clicks (workspace_id, link_id, id, at, mark, device, visitor)
    select $1::uuid, link_id, id, to_timestamp(floor(ms) / 1000), mark, device, visitor from made
    union all (select $1::uuid, link_id, id, to_timestamp(floor(ms) / 1000), mark, device, visitor from made limit $2::int / 300)
    on conflict do nothing returning link_id, at, mark)
${addUp('0')}`

export async function sums(
  store: Store,
  context: Context,
  scale: number,
  say: (line: string) => void,
): Promise<Outcome[]> {
  // A smaller scale has fewer campaigns, each as large as ever.
  const campaigns = Math.max(1, Math.round(CAMPAIGNS * scale))
  const [count, links] = [campaigns * (CLICKS / CAMPAIGNS), campaigns * (LINKS / CAMPAIGNS)]
  const { workspace } = context
  const now = Date.now()
  const client = await store.pool.connect()
  const began = performance.now()
  try {
    await client.query(`select set_config('rapport.workspace', $1, false)`, [workspace])
    await client.query(
      `select make_click_months((now() - interval '1 month' * n)::date, 0) from generate_series(1, 4) n`,
    )
    await client.query(
      `insert into campaigns (workspace_id, id, name, created_at) select $1, gen_random_uuid(), 'Campaign ' || n, now() from generate_series(1, $2::int) n`,
      [workspace, campaigns],
    )
    await client.query(
      `insert into links (workspace_id, id, code, campaign_id, name, destination, created_at)
       select $1, gen_random_uuid(), 'bench-' || n, c.id, 'Link ' || n, 'https://example.org/', now()
       from generate_series(0, $2::int - 1) n join (select id, row_number() over () - 1 as at from campaigns where name like 'Campaign %') c on c.at = n % $3::int`,
      [workspace, links, campaigns],
    )
    await client.query(
      `create temporary table made_links as select id, substr(code, 7)::int as number from links where code like 'bench-%'`,
    )
    for (let done = 0; done < count; done += TOGETHER) await client.query(FILL, [workspace, TOGETHER, links, now, DAYS])
    await client.query('vacuum analyze clicks, click_days')
    say(`${count.toLocaleString('en')} clicks in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    const { rows: all } = await client.query<{ id: string }>(`select id from campaigns where name like 'Campaign %'`)
    const times: number[] = []
    for (let i = 0; i < ASKED; i++) {
      const campaign = all[i % all.length]!.id
      const from = new Date(now - 2 * 86_400_000).toISOString()
      // What the page asks: all of it with its days, and the last two days by the hour.
      for (const asked of [
        { every: 'day' as const, zone: 'Europe/Rome' },
        { every: 'hour' as const, from },
      ]) {
        const start = performance.now()
        await clicks(context, { campaign, ...asked })
        times.push(performance.now() - start)
      }
    }
    const { rows: wrong } = await client.query(`
      select count(*)::int as n from (select link_id, date_trunc('hour', at, 'UTC') as hour, mark, count(*) as clicks from clicks group by 1, 2, 3) r
      full join (select link_id, hour, mark, sum(clicks) as clicks from click_hours group by 1, 2, 3) s using (link_id, hour, mark)
      where r.clicks is distinct from s.clicks`)
    const p95 = percentile(times, 0.95)
    say(`campaign queries p50 ${percentile(times, 0.5).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`)
    return [
      {
        measured: `campaign queries at ${count / 1e6} million clicks p95 ${p95.toFixed(0)} ms`,
        wanted: '≤ 100 ms',
        pass: p95 <= 100,
      },
      { measured: `${wrong[0].n} sums differ from their rows`, wanted: '0', pass: wrong[0].n === 0 },
    ]
  } finally {
    client.release(true)
  }
}
