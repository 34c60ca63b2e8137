/** One import in a process of its own; prints its time and the most memory that it held. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { receive } from '@rapport/server/features/creators/imports/imports.ts'
import { run } from '@rapport/server/features/creators/imports/running.ts'
import { seconds } from './benchmark.ts'
import { connect } from './database.ts'

const [url, folder, path, kind] = process.argv.slice(2) as [string, string, string, 'creators' | 'interactions']
const { context, store } = await connect(url, folder)
const looked = await receive(context, basename(path), createReadStream(path), { kind, platform: 'instagram' })
const began = performance.now()
const outcome = await run(context, { id: looked.id })
const took = seconds(began)
if (outcome.state !== 'done') throw new Error(outcome.because ?? outcome.state)
process.stdout.write(
  JSON.stringify({ seconds: took, megabytes: process.resourceUsage().maxRSS / 1024, in: outcome.rowsIn }),
)
await store.close()
