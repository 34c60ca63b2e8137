/** The outside world as the features see it: an interface each, the real one, and a fake for tests. */
import type { Files } from './files.ts'

export type Outside = {
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number
  readonly files: Files
}
