/** Who follows whom, read row by row into numbers: millions of rows fit because no row is kept. */
import { gathering } from '@rapport/analysis/portfolio/audience.ts'
import { basename } from 'node:path'
import { Problems, readRows } from './read.ts'

const FIELDS = [
  { name: 'creator', required: true, kind: 'text', aliases: ['id', 'account', 'handle', 'channel'] },
  { name: 'person', required: true, kind: 'text', aliases: ['actor', 'follower', 'user', 'audience'] },
  { name: 'weight', kind: 'number' },
  { name: 'contact', kind: 'number', aliases: ['probability', 'chance'] },
] as const

/** @param creators the number of each creator's id */
export async function readLinks(path: string, creators: ReadonlyMap<string, number>, map: readonly string[]) {
  const problems = new Problems(path === '-' ? 'stdin' : basename(path))
  const gathered = gathering()
  const numbers = new Map<string, number>()
  const people: string[] = []
  const weights = new Map<number, number>()
  let strangers = 0
  let last: unknown
  let creator: number | undefined
  for await (const row of readRows(path, FIELDS, map)) {
    if (row.creator === undefined || row.person === undefined) continue
    const contact = (row.contact as number | undefined) ?? 1
    const weight = row.weight as number | undefined
    if (!(contact >= 0 && contact <= 1)) problems.add(row.line, 'contact', `${contact}`, 'a chance from 0 to 1')
    if (weight !== undefined && !(weight >= 0)) problems.add(row.line, 'weight', `${weight}`, 'a weight of 0 or more')
    const name = String(row.person).trim()
    let person = numbers.get(name)
    if (person === undefined) {
      numbers.set(name, (person = people.length))
      people.push(name)
    }
    if (weight !== undefined) {
      const before = weights.get(person)
      if (before === undefined) weights.set(person, weight)
      else if (before !== weight)
        problems.add(row.line, 'weight', `${weight} for "${name}", who weighed ${before} before`, 'one weight a person')
    }
    // Lists come sorted by creator more often than not.
    if (row.creator !== last) {
      last = row.creator
      creator = creators.get(String(last).trim())
    }
    if (creator === undefined) strangers++
    else gathered.link(creator, person, contact)
  }
  problems.settle()
  for (const [person, weight] of weights) gathered.weigh(person, weight)
  return { audience: gathered.audience(creators.size, people.length), people, strangers }
}
