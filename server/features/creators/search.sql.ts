/**
 * Statements that find accounts by words and filters. Both are words of one index (`accounts.document`; migration 0008), so what is
 * asked for together is looked up together. Run as the owner: docs/decisions/0007-search-reads-as-owner.md.
 */
import sql, { empty, join, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Cursor, Order } from './cursor.ts'

export type Filter = {
  q?: string | undefined
  platform?: string[] | undefined
  place?: string[] | undefined
  topic?: string[] | undefined
  language?: string[] | undefined
  evidence?: string[] | undefined
  audience?: string[] | undefined
}
export type Band = { low: number; high: number }

export const LISTED = raw(
  'a.id, a.creator_id, a.name, a.platform, a.handle, a.url, a.place, a.country, a.language, a.topics, a.followers, a.engagement_rate, ' +
    'a.relationship_state, a.relationship_score, a.relationship_low, a.relationship_high, a.audience, a.why',
)

export const WORKSPACE = raw(`a.workspace_id = current_setting('rapport.workspace')::uuid`)

/** A query of the index, as the text of a tsquery. */
export type Asked = string

const quoted = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** A word in the spellings that count as it; `mar*` is whatever begins so. */
export type Word = readonly string[]

/**
 * All words must be there, whole or, with `beginnings`, as the beginnings of words; those cost as much as there are accounts with words
 * that begin so. Undefined when nothing is asked of the index.
 */
export function asked(words: readonly Word[], filter: Filter, beginnings = false): Asked | undefined {
  const parts = words.map((spellings) =>
    spellings.map((word) => (beginnings || word.endsWith('*') ? `${quoted(word.replace(/\*$/, ''))}:*` : quoted(word))),
  )
  for (const field of ['platform', 'place', 'topic', 'language'] as const)
    if (filter[field]?.length) parts.push(filter[field].map((value) => quoted(`=${field}=${value}`)))
  return parts.length === 0 ? undefined : parts.map((each) => `(${each.join(' | ')})`).join(' & ')
}

/** Text as the words of the index are written. */
export const plain = (text: string): Sql => sql`select search_plain(${text}) as plain`

/** What no index of words knows. */
function stood({ evidence, audience }: Filter): Sql {
  return join(
    [
      empty,
      ...(evidence?.length ? [sql`a.relationship_state = any(${evidence})`] : []),
      ...(audience?.length ? [sql`a.audience = any(${audience})`] : []),
    ],
    ' and ',
  )
}

const holds = (asked: Asked | undefined) => (asked === undefined ? empty : sql` and a.document @@ ${asked}::tsquery`)

/** A narrow band as words of the index: number of digits and first digit. A wide one would cost more there than it keeps away. */
function sizes(band: Band | undefined): string | undefined {
  if (!band) return undefined
  const words: string[] = []
  for (let digits = String(band.low).length; digits <= Math.min(String(band.high).length, 17); digits++) {
    for (let first = digits === 1 ? 0 : 1; first <= 9; first++) {
      const from = first * 10 ** (digits - 1)
      if (from <= band.high && from + 10 ** (digits - 1) > band.low) words.push(quoted(`=size=${digits}${first}`))
    }
  }
  return words.length > 3 ? undefined : `(${words.join(' | ')})`
}
const within = (band: Band | undefined) => (band ? sql` and a.followers between ${band.low} and ${band.high}` : empty)

/** The band for whom the index of words has kept the sizes already; not for the planner, who would read all of the band for it. */
const held = (band: Band | undefined) => (band ? sql` and a.followers + 0 between ${band.low} and ${band.high}` : empty)

/** Which indexes the planner may take; it cannot know how words, filters and orders go together. Until the transaction ends. */
export const take = (which: 'words' | 'order' | 'any'): Sql => sql`
  select set_config('enable_seqscan', ${which === 'any' ? 'on' : 'off'}, true),
    set_config('enable_indexscan', ${which === 'words' ? 'off' : 'on'}, true),
    set_config('enable_bitmapscan', ${which === 'order' ? 'off' : 'on'}, true)`

const COLUMN = {
  relationship: 'a.relationship_score',
  followers: 'a.followers',
  engagement: 'a.engagement_rate',
  name: 'a.name',
} as const

/** The way in which the index lies, or exactly the other way round: ids turn with their column. */
function directions({ sort, descending }: Order) {
  const along = descending === (sort !== 'name')
  return {
    column: raw(COLUMN[sort]),
    direction: raw(descending ? 'desc' : 'asc'),
    beyond: raw(descending ? '<' : '>'),
    idDirection: raw(along ? 'asc' : 'desc'),
    idBeyond: raw(along ? '>' : '<'),
    nulls: raw(sort === 'name' ? '' : descending ? 'nulls last' : 'nulls first'),
  }
}

export type Part = { givesUp: boolean; ask(limit: number): Sql }

/**
 * One page in the order asked for, as statements to be asked one after another until it is full: the rest of those equal to the
 * last row, then those beyond it, then those whose value is not known. Each walks its index and stops; one statement for all
 * three could not. With `steps`, those that could be long give up after that many accounts: what they find may not be all.
 */
export function walk(
  filter: Filter & Order,
  asked: Asked | undefined,
  band: Band | undefined,
  after: Cursor | undefined,
  steps?: number,
): Part[] {
  const { column, direction, beyond, idDirection, idBeyond, nulls } = directions(filter)
  const rest = sql`${holds(asked)}${stood(filter)}`
  const part = (condition: Sql, order: Sql, most: number | null = steps ?? null): Part => ({
    givesUp: most !== null,
    ask: (limit) =>
      most === null
        ? sql`select ${LISTED} from accounts a where ${WORKSPACE}${within(band)} and ${condition}${rest} order by ${order} limit ${limit}`
        : sql`select ${LISTED} from (select * from accounts a where ${WORKSPACE}${within(band)} and ${condition} order by ${order} limit ${most}) a
          where true${rest} order by ${order} limit ${limit}`,
  })
  const byId = sql`a.id ${idDirection}`
  const inOrder = sql`${column} ${direction} ${nulls}, ${byId}`
  const unknown =
    filter.sort === 'name'
      ? []
      : [
          part(
            after?.value === null ? sql`${column} is null and a.id ${idBeyond} ${after.id}` : sql`${column} is null`,
            byId,
          ),
        ]
  if (!after) return [part(sql`${column} is not null`, inOrder), ...unknown]
  if (after.value === null) return unknown
  return [
    part(sql`${column} = ${after.value} and a.id ${idBeyond} ${after.id}`, byId, null),
    part(sql`${column} ${beyond} ${after.value}`, inOrder),
    ...unknown,
  ]
}

export type Hit = { hits: number; id: string | null }

/** The same page from the index of words: every hit is read and sorted. Gives up beyond `most` hits, and says so by their number. */
export function sift(
  filter: Filter & Order,
  asked: Asked,
  band: Band | undefined,
  after: Cursor | undefined,
  limit: number,
  most?: number,
): Sql {
  const { column, direction, beyond, idDirection, idBeyond } = directions(filter)
  let rest = empty
  if (after) {
    rest =
      after.value === null
        ? sql`where value is null and id ${idBeyond} ${after.id}`
        : sql`where value ${beyond} ${after.value} or (value = ${after.value} and id ${idBeyond} ${after.id}) or value is null`
  }
  const size = sizes(band)
  const all = size === undefined ? asked : `${asked} & ${size}`
  return sql`with hit as materialized (
      select a.id, ${column} as value from accounts a where ${WORKSPACE}${holds(all)}${stood(filter)}${held(band)}
      ${most === undefined ? empty : sql`limit ${most + 1}`})
    select (select count(*) from hit)::int as hits, page.id from (values (1)) once left join
      (select id, value from hit ${rest} order by value is null, value ${direction}, id ${idDirection} limit ${limit}) page on true
    order by value is null, value ${direction}, id ${idDirection}`
}

export const anyHolds = (asked: Asked): Sql =>
  sql`select exists (select from accounts a where ${WORKSPACE}${holds(asked)}) as found`

const LAST = String.fromCodePoint(0x10ffff)

/** Words of the workspace that begin so, at most `most`. */
export const beginning = (word: string, most: number): Sql => sql`
  select word from words a where ${WORKSPACE} and word >= ${word} and word < ${word + LAST} order by word limit ${most}`

/** Those of these words with which no word of the workspace begins. */
export const unknown = (words: string[]): Sql => sql`
  select typed from unnest(${words}::text[]) t(typed) where not exists (
    select from words a where ${WORKSPACE} and word >= typed collate "C" and word < (typed || ${LAST}) collate "C")`

/** Words of the workspace that look like each of these, most alike first. */
export const alike = (words: string[]): Sql => sql`
  select t.typed, w.word from unnest(${words}::text[]) t(typed) cross join lateral (
    select word from words a where ${WORKSPACE} and word % t.typed order by word <-> t.typed, word limit 60) w`

export type SummaryRow = Counts & { all: number }
export type Counts = {
  inBand: number
  below: number
  above: number
  unknownSize: number
  assessed: number
  close: number
  largest: number | null
  smallest: number | null
}

const CLOSE = raw(`a.relationship_low >= 50 and a.audience = 'no-concern-found'`)

/** Counts of what the filter holds, from one look at each. */
export function summary(filter: Filter, asked: Asked | undefined, band: Band): Sql {
  return sql`select count(*) filter (where held) as "inBand",
      count(*) filter (where a.followers < ${band.low}) as below,
      count(*) filter (where a.followers > ${band.high}) as above,
      count(*) filter (where a.followers is null) as "unknownSize",
      count(*) filter (where held and a.relationship_state = 'assessed') as assessed,
      count(*) filter (where held and ${CLOSE}) as close,
      max(a.followers) as largest, min(a.followers) as smallest
    from accounts a, lateral (select a.followers between ${band.low} and ${band.high} as held) h
    where ${WORKSPACE}${holds(asked)}${stood(filter)}`
}

/** How many have fewer followers than `from`, for some hundred numbers of followers, and who is not known. */
export type Sizes = {
  unknown: number
  largest: number | null
  smallest: number | null
  steps: [from: number, below: number][]
}

const STEPS = 500

export const sizesOfAll = (): Sql => sql`
  with sorted as (
    select followers, row_number() over sizes as place, rank() over sizes - 1 as below from accounts a where ${WORKSPACE} and followers is not null window sizes as (order by followers)),
  known as (select count(*) as n, min(followers) as smallest, max(followers) as largest from sorted),
  step as (
    select distinct followers, below from sorted, known where (place - 1) % greatest(1, n / ${STEPS}) = 0)
  select (select count(*) from accounts a where ${WORKSPACE} and followers is null)::int as unknown, smallest::float8, largest::float8,
    (select coalesce(jsonb_agg(jsonb_build_array(followers, below) order by followers), '[]') from step) as steps
  from known`

/** Rows with at least `from` and fewer than `to` followers: few, and from the index alone. */
export const between = (from: number, to: number): Sql => sql`
  select count(*)::int as n from accounts a where ${WORKSPACE} and followers >= ${from} and followers < ${to}`

/** The same of all accounts, but for the sizes. */
export const standingOfAll = (band: Band): Sql => sql`
  select count(*)::int as assessed, (count(*) filter (where ${CLOSE}))::int as close
  from accounts a where ${WORKSPACE} and relationship_state = 'assessed' and followers between ${band.low} and ${band.high}`

export type FacetRow = { facet: 'platform' | 'place' | 'topic' | 'language'; value: string; count: number }

const MOST_VALUES = 200

/** How often each value is there, the most frequent first. Two looks at all accounts. */
export const facets = (): Sql => sql`
  with single as (
    select grouping(platform, place, country, language) as of, coalesce(platform, place, country, language) as value, count(*) as count
    from accounts a where ${WORKSPACE} group by grouping sets (platform, place, country, language)),
  named as (
    select case of when 7 then 'platform' when 14 then 'language' else 'place' end as facet, value, sum(count) as count
    from single where value is not null group by 1, 2
    union all
    select 'topic', topic, count(*) from accounts a, unnest(topics) topic where ${WORKSPACE} group by 2),
  ranked as (select *, row_number() over (partition by facet order by count desc, value) as place from named)
  select facet, value, count::int from ranked where place <= ${MOST_VALUES} order by facet, place`

export type Tally<Counts> = { version: number; counts: Counts | null }

export const tally = (kind: string): Sql =>
  sql`select version, counts from tallies a where ${WORKSPACE} and kind = ${kind}`

/** Kept unless an account changed since `version` was read. */
export const keepTally = (kind: string, version: number, counts: unknown): Sql => sql`
  insert into tallies (workspace_id, kind, version, counts)
  values (current_setting('rapport.workspace')::uuid, ${kind}, ${version}, ${JSON.stringify(counts)})
  on conflict (workspace_id, kind) do update set counts = excluded.counts where tallies.version = excluded.version`

export const TALLIES = ['facets', 'sizes'] as const

export const outdateTallies = (): Sql => sql`
  insert into tallies (workspace_id, kind, version) select current_setting('rapport.workspace')::uuid, kind, 1 from unnest(${[...TALLIES]}::text[]) kind
  on conflict (workspace_id, kind) do update set version = tallies.version + 1, counts = null`
