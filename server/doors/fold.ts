/** What every door needs of the operations: input from loose text, permission, and one way to run them. */
import { z } from 'zod'
import type { Context, Operation } from '../features/operation.ts'
import { Refused } from '../features/operation.ts'
import { operations } from './operations.ts'

/** The operations without their literal types, for doors that treat all alike. */
export const all = Object.values(operations) as unknown as readonly Operation[]
export const byName = new Map(all.map((operation) => [operation.name, operation]))

type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object'

/** The kind of a field below its optionals and defaults, read from its JSON schema. */
export function fieldKinds(
  operation: Operation,
): Map<string, { kind: Kind; required: boolean; describe: string; schema: Record<string, unknown> }> {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Record<string, unknown>>
    required?: string[]
  }
  return new Map(
    Object.entries(schema.properties ?? {}).map(([name, field]) => {
      const type = field.type === 'integer' ? 'number' : ((field.type as Kind | undefined) ?? 'object')
      return [
        name,
        {
          kind: type,
          required: schema.required?.includes(name) ?? false,
          describe: String(field.description ?? ''),
          schema: field,
        },
      ]
    }),
  )
}

const kindsOf = new Map<string, ReturnType<typeof fieldKinds>>()

/** Turns text (query parameters, flags) into what the input's schema expects; what cannot be turned is left for zod to refuse. */
export function fromText(operation: Operation, given: Record<string, string | string[]>): Record<string, unknown> {
  let kinds = kindsOf.get(operation.name)
  if (!kinds) kindsOf.set(operation.name, (kinds = fieldKinds(operation)))
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const { kind, schema } = kinds.get(name) ?? {}
      const last = Array.isArray(value) ? (value.at(-1) ?? '') : value
      if (kind === 'array') {
        const each = Array.isArray(value) ? value : [value]
        const ofObjects = (schema?.items as { type?: string } | undefined)?.type === 'object'
        return [name, ofObjects ? each.flatMap(parsed) : each]
      }
      if (kind === 'number') return [name, last.trim() === '' ? last : Number(last)]
      if (kind === 'boolean') return [name, last === 'true' ? true : last === 'false' ? false : last]
      if (kind === 'object') return [name, parsed(last)]
      return [name, last]
    }),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Checks the input, runs the operation, and answers with its output. Refuses in words that name each field. */
export async function perform(operation: Operation, context: Context, input: unknown): Promise<unknown> {
  const unknown = Object.keys((input ?? {}) as object).filter((name) => !Object.hasOwn(operation.input.shape, name))
  const checked = operation.input.safeParse(input ?? {})
  const problems = [
    ...unknown.map(
      (name) =>
        `${name}: not a field of ${operation.name}. There are: ${Object.keys(operation.input.shape).join(', ') || 'none'}.`,
    ),
    ...(checked.success
      ? []
      : checked.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`)),
  ]
  if (problems.length || !checked.success) throw new Refused('invalid', problems.join('\n'))
  return operation.run(context, checked.data)
}
