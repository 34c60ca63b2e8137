/**
 * What people met before they ordered, packed: every touch a number, every path a stretch of one long list, so that a
 * million paths are held in some tens of megabytes. A path may stand for many people: so many orders, so many who left.
 */

export type Paths = {
  /** Names of touches, in order of first appearance; a touch is an index into it. */
  readonly names: readonly string[]
  /** Path `i` is `touches[start[i]]` up to `touches[start[i + 1] - 1]`, first touch first. */
  readonly start: Int32Array
  readonly touches: Int32Array
  /** Per path: orders, what they were worth together, and how many went this way without ordering. */
  readonly conversions: Float64Array
  readonly value: Float64Array
  readonly nulls: Float64Array
  /** Per touch, how long before the end; in any one unit. */
  readonly ages?: Float64Array
}

export type Outcome = { readonly conversions: number; readonly value: number; readonly nulls: number }

export type Gathering = {
  /** Throws RangeError where `wrongWith` finds something, or where only some paths have ages. */
  add(touches: readonly string[], outcome: Outcome, ages?: readonly number[]): void
  paths(): Paths
}

/** `a > b > c` as touches. Space around a name does not count; letters that look the same are the same (NFC). */
export function touchesOf(text: string): string[] {
  const touches = text.split('>')
  for (let i = 0; i < touches.length; i++) touches[i] = touches[i]!.trim().normalize('NFC')
  return touches
}

export type Wrong = { readonly field: string; readonly found: string; readonly wanted: string }

/** What keeps a path from being counted, or undefined. */
export function wrongWith(
  touches: readonly string[],
  { conversions, value, nulls }: Outcome,
  ages?: readonly number[],
): Wrong | undefined {
  if (touches.length === 0 || touches.includes(''))
    return {
      field: 'path',
      found: touches.length < 2 ? 'no touch' : `nothing in place ${touches.indexOf('') + 1} of ${touches.length}`,
      wanted: 'touches such as "ana > bo"; call an order that nobody sent "direct"',
    }
  for (const [field, count] of [
    ['conversions', conversions],
    ['value', value],
    ['nulls', nulls],
  ] as const)
    if (!(count >= 0 && Number.isFinite(count))) return { field, found: `${count}`, wanted: 'a number of 0 or more' }
  if (value > 0 && conversions === 0)
    return { field: 'value', found: `${value} without an order`, wanted: 'a value only where conversions are above 0' }
  if (ages && (ages.length !== touches.length || !ages.every((age) => age >= 0 && Number.isFinite(age))))
    return {
      field: 'ages',
      found: ages.length === touches.length ? 'an age that is not a number of 0 or more' : `${ages.length} ages`,
      wanted: `an age of 0 or more for each of ${touches.length} touches`,
    }
  return undefined
}

export function gatherPaths(): Gathering {
  const numbers = new Map<string, number>()
  let [size, length] = [0, 0]
  let start = new Int32Array(1025)
  let touched = new Int32Array(4096)
  let [conversions, value, nulls] = [new Float64Array(1024), new Float64Array(1024), new Float64Array(1024)]
  let aged: Float64Array<ArrayBuffer> | undefined
  return {
    add(touches, outcome, ages) {
      const wrong = wrongWith(touches, outcome, ages)
      if (wrong) throw new RangeError(`${wrong.field}: found ${wrong.found}, wanted ${wrong.wanted}`)
      if (size > 0 && (aged === undefined) !== (ages === undefined))
        throw new RangeError('ages: found some paths with and some without, wanted all or none')
      if (ages && !aged) aged = new Float64Array(touched.length)
      if (size === conversions.length) {
        start = copied(start, new Int32Array(2 * size + 1))
        conversions = copied(conversions, new Float64Array(2 * size))
        value = copied(value, new Float64Array(2 * size))
        nulls = copied(nulls, new Float64Array(2 * size))
      }
      if (length + touches.length > touched.length) {
        const room = 2 * (length + touches.length)
        touched = copied(touched, new Int32Array(room))
        if (aged) aged = copied(aged, new Float64Array(room))
      }
      for (let i = 0; i < touches.length; i++) {
        let number = numbers.get(touches[i]!)
        if (number === undefined) numbers.set(touches[i]!, (number = numbers.size))
        touched[length] = number
        if (aged) aged[length] = ages![i]!
        length++
      }
      conversions[size] = outcome.conversions
      value[size] = outcome.value
      nulls[size] = outcome.nulls
      start[++size] = length
    },
    paths: () => ({
      names: [...numbers.keys()],
      start: start.slice(0, size + 1),
      touches: touched.slice(0, length),
      conversions: conversions.slice(0, size),
      value: value.slice(0, size),
      nulls: nulls.slice(0, size),
      ...(aged ? { ages: aged.slice(0, length) } : {}),
    }),
  }
}

function copied<List extends { set(from: List): void }>(from: List, to: List): List {
  to.set(from)
  return to
}
