/** One search for pods and blocks as the app runs it, which gives it a process of its own; prints its time and its peak memory. */
import { search } from '@rapport/server/features/audits/exchange-search.ts'
import { seconds } from './benchmark.ts'
import { connect } from './database.ts'

const [url, folder] = process.argv.slice(2) as [string, string]
const { store, workspace } = await connect(url, folder)
const began = performance.now()
const { rows, flagged } = await search(store, { workspace, at: new Date() })
process.stdout.write(
  JSON.stringify({
    seconds: seconds(began),
    megabytes: process.resourceUsage().maxRSS / 1024,
    rows,
    flagged,
  }),
)
await store.close()
