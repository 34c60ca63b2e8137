/**
 * One operation, every door. What may be asked, by whom, with which input and output, stands here once; HTTP, OpenAPI,
 * the command line, background work and the typed client are folds over it.
 */
import type { z } from 'zod'
import type { Store } from '../store/store.ts'
import type { Outside } from '../outside/outside.ts'

export type Permission = 'read' | 'write' | 'own'

export type Context = {
  readonly store: Store
  readonly outside: Outside
  readonly workspace: string
  /** Who asks; absent for work that the workspace itself does (a fact's listener). */
  readonly member?: string
  /** Aborted when the asker is gone or the app is stopping. */
  readonly signal: AbortSignal
  /** Progress for whoever waits at a terminal. */
  readonly say: (line: string) => void
}

export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = {
  readonly name: string
  /** One sentence that stands in the help text and in the API's description. */
  readonly describe: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path below /api; `{name}` takes a field of the input. */
  readonly path: string
  readonly permission: Permission
  readonly changes: boolean
  readonly input: Input
  readonly output: Output
  /** Facts that make this operation run in the background, and its input then. */
  readonly hears?: { readonly [kind: string]: (payload: Record<string, unknown>) => z.input<Input> | null }
  /** One run answers all facts that wait: what hears a thousand orders need not run a thousand times. */
  readonly together?: boolean
  readonly run: (context: Context, input: z.output<Input>) => Promise<z.input<Output>>
}

/** Keeps the literal types of an operation while checking its shape. */
export function operation<const Name extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Operation<Input, Output> & { readonly name: Name },
): Operation<Input, Output> & { readonly name: Name } {
  return definition
}

/** A request that cannot be met, in words for the asker. Doors turn it into 4xx, exit code 2 or a tool error. */
export class Refused extends Error {
  readonly kind: 'not-found' | 'invalid' | 'forbidden' | 'conflict'
  constructor(kind: Refused['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}
