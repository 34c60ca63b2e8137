/**
 * Answers that stand inside the comment that they answer, as many exports have them, become records beside it: of the same shape, so
 * that the same columns read them, with the post of the comment and its id as what they answer.
 */
import { meaningOf } from './headers.ts'

/** Under these names products keep the answers, as a list or as an object that holds one. */
const ANSWERS = /^(replies|answers|children|child_?comments|edge_threaded_comments)$/i
const HOLDERS = ['comments', 'data', 'items', 'nodes', 'edges']
/** The field under which an answer says here what it answers. */
export const REPLY_TO = 'replyTo'
const DEEPEST = 4
/** An answer has at least so much in common with what it answers; what has less is something else. */
const ALIKE = 2

type Fields = Record<string, unknown>

/** The record without the answers in it, and after it each of those, whatever answers them included. */
export function unfolded(record: unknown, depth = 0): unknown[] {
  if (!isFields(record) || depth > DEEPEST) return [record]
  const held = answersIn(record)
  if (!held) return [record]
  const bare = without(record, held.path)
  const [first] = held.answers
  if (!first) return [bare]
  const place = likest(bare, first)
  if (place === undefined) return [record]
  return [bare, ...held.answers.flatMap((answer) => unfolded(shapedAs(bare, place, answer), depth + 1))]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a record has a place for answers, with or without some in it. */
export const mayHoldAnswers = (record: unknown): boolean => isFields(record) && answersIn(record) !== undefined

/** Where a record has a list for answers, and which are in it. */
function answersIn(record: Fields, path: string[] = []): { path: string[]; answers: Fields[] } | undefined {
  for (const [key, value] of Object.entries(record)) {
    const here = [...path, key]
    if (ANSWERS.test(key)) {
      const answers = listIn(value)
      if (answers) return { path: here, answers }
    } else if (isFields(value) && path.length < 2) {
      const found = answersIn(value, here)
      if (found) return found
    }
  }
  return undefined
}

function listIn(value: unknown): Fields[] | undefined {
  const list = isFields(value) ? HOLDERS.map((key) => value[key]).find(Array.isArray) : value
  if (!Array.isArray(list)) return undefined
  return list.map((one) => (isFields(one) && isFields(one['node']) ? one['node'] : one)).filter(isFields)
}

/** The record with one place in it taken out, or given another value. */
function without(record: Fields, [key, ...rest]: string[], instead?: Fields): Fields {
  const copy = { ...record }
  const inner = copy[key!]
  if (rest.length > 0 && isFields(inner)) copy[key!] = without(inner, rest, instead)
  else if (instead) copy[key!] = instead
  else delete copy[key!]
  return copy
}

/** The place in a comment that an answer looks most like: the whole of it, or a part; undefined where none is like it. */
function likest(record: Fields, answer: Fields): string[] | undefined {
  const wanted = leaves(answer)
  let best: string[] | undefined
  let most = ALIKE - 1
  const look = (value: Fields, path: string[]) => {
    const has = new Set(leaves(value))
    const alike = wanted.filter((leaf) => has.has(leaf)).length
    if (alike > most) {
      most = alike
      best = path
    }
    if (path.length < 3)
      for (const [key, inner] of Object.entries(value)) if (isFields(inner)) look(inner, [...path, key])
  }
  look(record, [])
  return best
}

/** The paths of what is no object, lists as a whole. */
function leaves(value: Fields, before = '', depth = 0): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    isFields(inner) && depth < DEEPEST ? leaves(inner, `${before}${key}.`, depth + 1) : [before + key],
  )
}

/** An answer as if it were a comment of its own. */
function shapedAs(comment: Fields, place: string[], answer: Fields): Fields {
  const own = place.reduce<unknown>((value, key) => (value as Fields)[key], comment) as Fields
  const id = idIn(own)
  const told = REPLY_TO in answer || id === undefined ? {} : { [REPLY_TO]: id }
  if (place.length === 0) return { ...shared(comment), ...answer, ...told }
  const shaped = without(comment, place, answer)
  // The thread is called by its comment's id: the answer's own stands in its place.
  for (const [key, value] of Object.entries(shaped)) if (id !== undefined && value === id) shaped[key] = idIn(answer)
  return { ...shaped, ...told }
}

function idIn(record: Fields): unknown {
  const key = Object.keys(record).find((name) => meaningOf(name, 'interactions')?.field === 'id')
  return key === undefined ? undefined : record[key]
}

/** What an answer has from its comment: under which post of whom it stands. Scrapers call whoever wrote it its owner. */
function shared(comment: Fields): Fields {
  const says = (key: string) => {
    const field = meaningOf(key, 'interactions')?.field
    return field === 'post' || field === 'platform' || (field === 'handle' && !/^owner/i.test(key))
  }
  return Object.fromEntries(Object.entries(comment).filter(([key, value]) => !isFields(value) && says(key)))
}
