/**
 * Fields of vendors' payloads. What an order cannot do without is refused with its name; what only would be nice to know is left
 * out where it is odd. Text is made fit for the database: no zeros, no half characters, no novels.
 */
import { z } from 'zod'
import { minorUnits } from './money.ts'
import { CannotTake } from './seen.ts'

export const clean = (text: string, most = 200): string =>
  text.slice(0, most).replaceAll('\0', '').toWellFormed().trim()

/** Ids come as text or as numbers; they stay text. */
export const id = z
  .union([z.string().max(200), z.number().int()])
  .transform((value) => clean(String(value)))
  .refine((value) => value !== '', 'wants an id')
export const text = (most = 200) => z.string().transform((value) => clean(value, most))
export const amount = z.union([z.string().max(40), z.number()])
/** Nice to know: odd values count as unknown. */
export const perhaps = <Schema extends z.ZodType>(schema: Schema) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)
/** A list of which odd members are left out. */
export const some = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list) =>
      (list ?? []).slice(0, 1000).flatMap((one) => {
        const read = schema.safeParse(one)
        return read.success ? [read.data] : []
      }),
    )

const FIRST = Date.UTC(2000, 0, 1)
const LAST = Date.UTC(2100, 0, 1)
const moment = (milliseconds: number) => {
  if (!(milliseconds >= FIRST && milliseconds < LAST)) return undefined
  return new Date(milliseconds)
}
/** ISO 8601; without a zone: UTC. */
export const time = z
  .string()
  .max(60)
  .transform((value, context) => {
    const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value.trim() : `${value.trim().replace(' ', 'T')}Z`
    const found = /^\d{4}-\d\d-\d\d/.test(zoned) ? moment(Date.parse(zoned)) : undefined
    if (found) return found
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(value.slice(0, 40))} is not a time, such as 2026-03-01T18:30:00Z`,
    })
    return z.NEVER
  })
/** Seconds since 1970. */
export const seconds = z.number().transform((value, context) => {
  const found = moment(value * 1000)
  if (found) return found
  context.addIssue({ code: 'custom', message: `${value} is not a time in seconds since 1970` })
  return z.NEVER
})
export const currency = z
  .string()
  .max(12)
  .transform((value) => clean(value).toUpperCase())
export const count = z.number().int().min(0).max(1_000_000)

/** Throws CannotTake with every problem, by the names that the vendor uses. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const found = schema.safeParse(value)
  if (found.success) return found.data
  const said = found.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`)
  throw new CannotTake(422, said.join('; '))
}

/** The sum of a field in smallest units. Throws CannotTake with the field's name. */
export function sum(field: string, value: string | number, inCurrency: string): number {
  const found = minorUnits(value, inCurrency)
  if (typeof found === 'number') return found
  throw new CannotTake(422, `${field}: ${found}`)
}

/** The same where the field is only nice to know. */
export const sumIfSaid = (value: string | number | null, inCurrency: string): number | null => {
  const found = value === null ? null : minorUnits(value, inCurrency)
  return typeof found === 'number' ? found : null
}

/** Our click id, as a parameter of an address or on its own. */
export const clickId = (value: string | null | undefined): string | null =>
  value && /^[A-Za-z0-9_-]{8,64}$/.test(value) ? value : null

export function clickIn(address: string | null | undefined): string | null {
  if (!address) return null
  const query = address.slice(0, 4000).split('?')[1]?.split('#')[0]
  return query === undefined ? null : clickId(new URLSearchParams(query).get('rapport_click'))
}

/** Where somebody came from or landed, without what the address says of the person: no query, no fragment. */
export const placeOf = (address: string | null | undefined): string | null =>
  address ? clean(address.split(/[?#]/)[0]!, 300) || null : null

/** Codes as shops compare them: capitals and spaces around do not matter. */
export const codeKey = (code: string): string => clean(code, 100).toUpperCase()
