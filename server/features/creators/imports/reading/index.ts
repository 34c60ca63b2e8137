/** Reading files of creators, posts and interactions: what may be asked from outside this folder. */
export { fieldsOf } from './fields.ts'
export { inspect } from './inspect.ts'
export type * from './inspection.ts'
export { read } from './read.ts'
export { refusedCsv } from './refused.ts'
export { pasted } from './source.ts'
export type { Source } from './source.ts'
export { Unreadable } from './unreadable.ts'
