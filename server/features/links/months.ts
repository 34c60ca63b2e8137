/** Clicks are cut by month; the months to come are made ahead, at the start and twice a day. What is late goes to a partition for the rest. */
import type { Store } from '../../store/store.ts'
import { MONTHS } from './recorded.sql.ts'

type Parts = { store: Store; log: (level: 'info' | 'error', what: string) => void }

/** As the tables' owner: the role that work is done under makes no tables. */
export async function openMonths({ store, log }: Parts): Promise<{ close(): void }> {
  await store.pool.query(MONTHS)
  const timer = setInterval(
    () =>
      void store.pool
        .query(MONTHS)
        .catch((error: Error) => log('error', `The months to come of the clicks: ${error.message}`)),
    12 * 3_600_000,
  ).unref()
  return { close: () => clearInterval(timer) }
}
