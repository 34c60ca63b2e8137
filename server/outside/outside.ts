/** The outside world as the features see it: an interface each, the real one, and a fake for tests. */
import type { Files } from './files.ts'
import type { Keys } from './keys.ts'
import type { Shops } from './shops.ts'
import type { DaySecret } from './day-secret.ts'
import type { Spill } from './spill.ts'

export type Outside = {
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number
  readonly files: Files
  /** Absent where no secret is kept or read. */
  readonly keys?: Keys
  /** Absent where no shop is asked. */
  readonly shops?: Shops
  /** Where clicks wait while the database is away; without it they wait for the database. */
  readonly spill?: Spill
  /** Without it the secret under which visitors are hashed is this process's alone. */
  readonly daySecret?: DaySecret
}
