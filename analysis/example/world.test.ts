import { expect, test } from 'vitest'
import { CAST } from './cast.ts'
import { exampleWorld } from './world.ts'
import type { Kind, WorldCreator, WorldInteraction } from './world.ts'

const world = exampleWorld()
const today = new Date('2026-11-01T00:00:00Z')
const of = (kind: Kind) => world.creators.filter((creator) => world.truth[creator.handle]?.kind === kind)
const truthOf = (handle: string) => world.truth[handle] as NonNullable<(typeof world.truth)[string]>
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

/** Every row once, so that the tests below need not make them again. */
const rows = new Map<string, { posts: ReturnType<typeof world.posts>; interactions: WorldInteraction[] }>()
const started = process.cpuUsage()
for (const { handle } of world.creators)
  rows.set(handle, { posts: world.posts(handle), interactions: world.interactions(handle) })
const spent = process.cpuUsage(started)
const postsOf = (handle: string) => rows.get(handle)?.posts ?? []
const saidUnder = (handle: string) => rows.get(handle)?.interactions ?? []
const opening = (handle: string) => saidUnder(handle).filter((row) => row.replyTo === undefined)

test('the same seed makes the same world, in whichever order one asks', () => {
  const again = exampleWorld({ seed: 1 })
  for (const handle of ['sharon-piovanelli', 'nora-and-the-crooked-fork', 'mabel-market.example']) {
    expect(again.interactions(handle)).toEqual(saidUnder(handle))
    expect(again.posts(handle)).toEqual(postsOf(handle))
  }
  expect({ creators: again.creators, truth: again.truth, campaigns: again.campaigns, orders: again.orders }).toEqual({
    creators: world.creators,
    truth: world.truth,
    campaigns: world.campaigns,
    orders: world.orders,
  })
  expect(exampleWorld({ seed: 2 }).creators).not.toEqual(world.creators)
})

test('it is a world of sixty-four creators, six thousand posts and well over a hundred thousand comments, made in three seconds', () => {
  expect(CAST).toHaveLength(64)
  expect(new Set(world.creators.map((creator) => creator.creatorKey)).size).toBe(64)
  expect(new Set(world.creators.map((creator) => creator.handle)).size).toBe(world.creators.length)
  const second = world.creators.filter((creator) => creator.handle !== creator.creatorKey)
  expect(second).toHaveLength(10)
  const posts = [...rows.values()].reduce((sum, account) => sum + account.posts.length, 0)
  const comments = [...rows.values()].reduce((sum, account) => sum + account.interactions.length, 0)
  expect(posts).toBeGreaterThan(5000)
  expect(posts).toBeLessThan(7000)
  expect(comments).toBeGreaterThan(100_000)
  expect(comments).toBeLessThan(180_000)
  expect((spent.user + spent.system) / 1e6).toBeLessThan(3)
})

test('the blogger has just under ten thousand followers and the celebrity millions, whatever the seed', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const { creators, truth } = seed === 1 ? world : exampleWorld({ seed })
    const followers = (kind: Kind) =>
      creators.filter((creator) => truth[creator.handle]?.kind === kind).map((creator) => creator.followers)
    expect(followers('blogger')).toHaveLength(1)
    expect(followers('blogger')[0]).toBeGreaterThan(9700)
    expect(followers('blogger')[0]).toBeLessThan(10_000)
    expect(followers('celebrity')[0]).toBeGreaterThan(3_000_000)
    const micros = creators.filter(
      (creator) =>
        creator.handle === creator.creatorKey && !['blogger', 'celebrity'].includes(truth[creator.handle]?.kind ?? ''),
    )
    expect(micros).toHaveLength(62)
    for (const { followers: size } of micros) expect(size >= 5000 && size <= 50_000).toBe(true)
  }
})

test('every kind is there, on four platforms, mostly in Italian and English', () => {
  const kinds = new Map<Kind, number>()
  for (const { kind } of CAST) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  expect(Object.fromEntries(kinds)).toEqual({
    blogger: 1,
    celebrity: 1,
    close: 11,
    ordinary: 16,
    loud: 7,
    'bought-followers': 6,
    'bought-likes': 5,
    pod: 10,
    silent: 4,
    giveaway: 3,
  })
  const count = (of: (creator: WorldCreator) => boolean) => world.creators.filter(of).length
  expect(count((creator) => creator.platform === 'instagram')).toBeGreaterThan(world.creators.length / 2)
  for (const platform of ['tiktok', 'youtube', 'bluesky'])
    expect(count((creator) => creator.platform === platform)).toBeGreaterThanOrEqual(5)
  for (const language of ['de', 'es'])
    expect(count((creator) => creator.language === language)).toBeGreaterThanOrEqual(3)
  expect(
    count((creator) => creator.language === 'it' || creator.language === 'en') / world.creators.length,
  ).toBeGreaterThan(0.85)
  expect(count((creator) => creator.place === 'Turin')).toBeGreaterThanOrEqual(5)
})

test('no handle of the cast can belong to a real person, and whoever comments bears a made-up surname', () => {
  for (const { platform, handle } of world.creators) {
    if (platform === 'bluesky') expect(handle).toMatch(/\.example$/)
    else if (platform === 'youtube') expect(handle.length).toBeGreaterThan(30)
    else expect(handle).toMatch(/-/)
  }
  for (const { email } of world.creators) if (email) expect(email).toMatch(/\.example$/)
  const cast = new Set(world.creators.map((creator) => creator.handle))
  for (const { interactions } of rows.values())
    for (const { actor } of interactions) if (!cast.has(actor)) expect(actor).toMatch(/^[a-z]+-[a-z]+(_|\d+)?$/)
})

test('rows fit together: ids are unique, time runs forward, replies follow what they answer, nothing lies in the future', () => {
  for (const { platform, handle } of world.creators) {
    const posts = new Map(postsOf(handle).map((post) => [post.post, post]))
    expect(posts.size).toBe(postsOf(handle).length)
    const seen = new Map<string, WorldInteraction>()
    let before = 0
    for (const row of saidUnder(handle)) {
      expect(seen.has(row.id)).toBe(false)
      expect(row.platform).toBe(platform)
      expect(row.at.getTime()).toBeGreaterThanOrEqual(before)
      const answered = row.replyTo === undefined ? posts.get(row.post)?.postedAt : seen.get(row.replyTo)?.at
      expect(answered && answered.getTime() < row.at.getTime()).toBe(true)
      before = row.at.getTime()
      seen.set(row.id, row)
    }
    expect(before).toBeLessThan(today.getTime())
    const counted = new Map<string, number>()
    for (const row of saidUnder(handle)) counted.set(row.post, (counted.get(row.post) ?? 0) + 1)
    if (!['silent', 'celebrity'].includes(truthOf(handle).kind))
      for (const post of posts.values()) expect(post.comments).toBe(counted.get(post.post) ?? 0)
  }
})

test('the world is two years long and ends on the day that one asks for', () => {
  const times = [...rows.values()].flatMap((account) => account.posts.map((post) => post.postedAt.getTime()))
  const day = 86_400_000
  expect((today.getTime() - times.reduce((a, b) => Math.min(a, b))) / day).toBeGreaterThan(720)
  expect((today.getTime() - times.reduce((a, b) => Math.min(a, b))) / day).toBeLessThanOrEqual(730)
  const now = Date.UTC(2027, 5, 20, 15) / 1000
  const later = exampleWorld({ now })
  const last = later.interactions('nora-and-the-crooked-fork').at(-1)?.at.getTime() ?? 0
  expect(last).toBeLessThan(now * 1000)
  expect(last).toBeGreaterThan(now * 1000 - 3 * day)
  expect(later.brand.event.at.getTime()).toBeGreaterThan(now * 1000)
})

test('the list says of an account what its rows say', () => {
  for (const creator of world.creators) {
    const latest = postsOf(creator.handle).slice(-12)
    const likes = latest.reduce((sum, post) => sum + post.likes, 0) / 12
    const comments = latest.reduce((sum, post) => sum + (post.comments ?? 0), 0) / 12
    expect(creator.averageLikes).toBe(Math.round(likes))
    expect(creator.engagementRate).toBeCloseTo((likes + comments) / creator.followers, 4)
    expect(creator.posts).toBeGreaterThanOrEqual(postsOf(creator.handle).length)
  }
})

test('a share of about `bond` of the comments comes from regulars', () => {
  for (const { handle } of world.creators) {
    const { bond, pod, giveaways, kind } = truthOf(handle)
    if (kind === 'silent') continue
    const won = new Set(giveaways)
    const own = opening(handle).filter((row) => !won.has(row.post) && !pod?.members.includes(row.actor))
    const regulars = new Set(world.regulars(handle))
    const share = own.filter((row) => regulars.has(row.actor)).length / own.length
    expect(Math.abs(share - bond)).toBeLessThan(4 * Math.sqrt((bond * (1 - bond)) / own.length) + 0.005)
  }
  const bonds = world.creators.map((creator) => truthOf(creator.handle).bond)
  expect(Math.min(...bonds)).toBeLessThan(0.1)
  expect(Math.max(...bonds)).toBeGreaterThan(0.7)
})

test('the creator answers about `answering` of the threads', () => {
  for (const { handle } of world.creators) {
    const { answering, giveaways, kind } = truthOf(handle)
    if (kind === 'silent') continue
    const won = new Set(giveaways)
    const threads = opening(handle).filter((row) => !won.has(row.post))
    const answered = new Set(
      saidUnder(handle).flatMap((row) => (row.actor === handle && row.replyTo ? [row.replyTo] : [])),
    )
    const rate = threads.filter((row) => answered.has(row.id)).length / threads.length
    // Threads of one post share the mood of the day: a beta of concentration 14.
    const spread = answering * (1 - answering) * (1 / (15 * postsOf(handle).length) + 1 / threads.length)
    expect(Math.abs(rate - answering)).toBeLessThan(4 * Math.sqrt(spread) + 0.005)
  }
})

test('the closer the bond, the more people come back, and the more they talk among themselves', () => {
  const measured = world.creators
    .filter(
      (creator) =>
        saidUnder(creator.handle).length > 400 && !['pod', 'giveaway'].includes(truthOf(creator.handle).kind),
    )
    .map(({ handle }) => {
      const visits = new Map<string, Set<string>>()
      for (const { actor, post } of opening(handle)) visits.set(actor, (visits.get(actor) ?? new Set()).add(post))
      const back = [...visits.values()].filter((posts) => posts.size > 1).length / visits.size
      const among =
        saidUnder(handle).filter((row) => row.replyTo && row.actor !== handle).length / opening(handle).length
      return { bond: truthOf(handle).bond, back, among }
    })
  const mean = (of: 'back' | 'among', low: number, high: number) => {
    const band = measured.filter(({ bond }) => bond >= low && bond < high)
    return band.reduce((sum, one) => sum + one[of], 0) / band.length
  }
  for (const of of ['back', 'among'] as const) {
    expect(mean(of, 0, 0.2)).toBeLessThan(0.6 * mean(of, 0.2, 0.45))
    expect(mean(of, 0.2, 0.45)).toBeLessThan(0.6 * mean(of, 0.45, 1))
  }
})

test('four close creators are tied', () => {
  const tied = of('close').filter(({ handle }) => truthOf(handle).bond === 0.62)
  expect(tied).toHaveLength(4)
  for (const { handle } of tied) expect(truthOf(handle).answering).toBe(0.5)
})

test('of the silent nothing is known that anybody said', () => {
  expect(of('silent')).toHaveLength(4)
  for (const { handle } of of('silent')) expect(saidUnder(handle)).toHaveLength(0)
})

test('pod members comment on each other within the hour, both ways, from the day of the bargain', () => {
  const pod = truthOf('sharon-piovanelli').pod
  expect(pod?.members).toHaveLength(10)
  for (const creator of pod?.members ?? []) {
    const after = postsOf(creator).filter((post) => post.postedAt >= (pod?.since ?? today))
    const posted = new Map(postsOf(creator).map((post) => [post.post, post.postedAt.getTime()]))
    for (const mate of pod?.members ?? []) {
      if (mate === creator) continue
      const kept = opening(creator).filter((row) => row.actor === mate)
      for (const row of kept) expect(row.at.getTime() - (posted.get(row.post) ?? 0)).toBeLessThan(3_600_000)
      expect(kept.length / after.length).toBeGreaterThan(0.4)
      expect(Math.min(...kept.map((row) => row.at.getTime()))).toBeGreaterThan((pod?.since.getTime() ?? 0) - 1)
    }
  }
})

test('friends of the blogger drop in, but keep no hours', () => {
  const late = opening('nora-and-the-crooked-fork').filter((row) => row.actor === 'marta-conta-i-coperti')
  const posted = new Map(postsOf('nora-and-the-crooked-fork').map((post) => [post.post, post.postedAt.getTime()]))
  expect(late.length).toBeGreaterThan(10)
  expect(
    late.filter((row) => row.at.getTime() - (posted.get(row.post) ?? 0) > 3_600_000).length / late.length,
  ).toBeGreaterThan(0.3)
})

test('bought likes stand two to three times above the other posts, and comments do not follow', () => {
  for (const { handle } of of('bought-likes')) {
    const boosted = new Set(truthOf(handle).boughtLikes.map(({ post }) => post))
    const viral = new Set(truthOf(handle).viral)
    expect(boosted.size).toBe(12)
    expect(
      postsOf(handle)
        .slice(-12)
        .filter((post) => boosted.has(post.post)),
    ).toHaveLength(6)
    const inside = postsOf(handle).filter((post) => boosted.has(post.post))
    const outside = postsOf(handle).filter((post) => !boosted.has(post.post) && !viral.has(post.post))
    const ratio = (of: 'likes' | 'comments') =>
      median(inside.map((post) => post[of] ?? 0)) / median(outside.map((post) => post[of] ?? 0))
    expect(ratio('likes')).toBeGreaterThan(1.8)
    expect(ratio('likes')).toBeLessThan(4)
    expect(ratio('comments')).toBeLessThan(1.8)
  }
})

test('bought followers come as steps, and nobody else grows by more than a post can explain', () => {
  for (const { handle, followers } of world.creators) {
    const history = world.followersHistory(handle)
    expect(history).toHaveLength(731)
    expect(history.at(-1)?.followers).toBe(followers)
    const bought = truthOf(handle).purchases
    expect(bought.length > 0).toBe(truthOf(handle).kind === 'bought-followers')
    for (const { at, followers: many } of bought) {
      const day = history.findIndex((one) => one.at.getTime() === at.getTime() - 1000)
      const grown = (history[day + 1]?.followers ?? 0) / (history[day - 1]?.followers ?? 1)
      expect(grown).toBeGreaterThan(1.08)
      expect(many / followers).toBeGreaterThan(0.03)
    }
    if (bought.length === 0)
      history.slice(1).forEach((one, i) => expect(one.followers / (history[i]?.followers ?? 1)).toBeLessThan(1.055))
  }
})

test('giveaways draw a crowd of tags that nobody sees again', () => {
  for (const { handle } of of('giveaway')) {
    const won = new Set(truthOf(handle).giveaways)
    expect(won.size).toBe(11)
    const comments = (chosen: boolean) =>
      median(
        postsOf(handle)
          .filter((post) => won.has(post.post) === chosen)
          .map((post) => post.comments ?? 0),
      )
    expect(comments(true)).toBeGreaterThan(6 * comments(false))
    const tagged = opening(handle).filter((row) => won.has(row.post) && row.text.includes('@'))
    expect(tagged.length / won.size).toBeGreaterThan(60)
  }
})

test('an unknown handle is refused by name', () => {
  expect(() => world.posts('nobody')).toThrow('"nobody"')
})
