/** The outside world as the features see it: an interface each, the real one, and a fake for tests. */
import type { Files } from './files.ts'
import type { Keys } from './keys.ts'
import type { Shops } from './shops.ts'

export type Outside = {
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number
  readonly files: Files
  /** Absent where no secret is kept or read. */
  readonly keys?: Keys
  /** Absent where no shop is asked. */
  readonly shops?: Shops
}
