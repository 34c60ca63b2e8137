/** One audit in a process of its own, as the app runs it; prints its time, its processor time and the most memory that it held. */
import { onChange, runAll } from '@rapport/server/features/audits/audits.ts'
import { seconds } from './benchmark.ts'
import { connect } from './database.ts'

const [url, folder, which, draws] = process.argv.slice(2) as [string, string, 'all' | 'changed', string]
const { context, store } = await connect(url, folder)
const how = { draws: Number(draws) }
const began = performance.now()
const used = process.cpuUsage()
const { audited } = which === 'all' ? await runAll(context, {}, how) : await onChange(context, {}, how)
const { user, system } = process.cpuUsage(used)
process.stdout.write(
  JSON.stringify({
    seconds: seconds(began),
    processor: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    audited,
  }),
)
await store.close()
