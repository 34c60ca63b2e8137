/** `npm run bench [name …] [-- --scale 0.1]`: runs benchmarks, each ending in one line; exits 1 if one fails. */
import { attributing } from './attribution.ts'
import { auditing } from './audit.ts'
import type { Benchmark } from './benchmark.ts'
import { exploring } from './exploration.ts'
import { firstLoad } from './first-load.ts'
import { idle } from './idle.ts'
import { importing } from './import.ts'
import { lifting } from './lift.ts'
import { planning } from './plan.ts'
import { podding } from './pods.ts'
import { redirecting } from './redirect.ts'
import { search } from './search.ts'
import { webhooks } from './webhooks.ts'

const BENCHMARKS: Benchmark[] = [
  importing,
  search,
  auditing,
  podding,
  idle,
  firstLoad,
  planning,
  exploring,
  lifting,
  attributing,
  redirecting,
  webhooks,
]

const given = process.argv.slice(2)
const at = given.indexOf('--scale')
const scale = at < 0 ? 1 : Number(given[at + 1])
const names = given.filter((word, place) => !word.startsWith('--') && (at < 0 || place !== at + 1))
const unknown = given
  .filter((word) => word.startsWith('--') && word !== '--scale')
  .concat(names.filter((name) => !BENCHMARKS.some((one) => one.name === name)))
if (unknown.length || !(scale > 0 && scale <= 1)) {
  console.error(
    unknown.length
      ? `no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name, describe }) => `\n  ${name}  ${describe}`).join('')}`
      : `--scale: found ${given[at + 1]}, wanted a number above 0 and at most 1`,
  )
  process.exit(2)
}

let failed = false
for (const benchmark of BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const outcomes = await benchmark.run(scale, (line) => console.log(`  ${line}`))
  for (const { measured, wanted, pass } of outcomes)
    console.log(`  ${measured} (wanted ${wanted})${pass ? '' : '  <- missed'}`)
  const pass = outcomes.every((one) => one.pass)
  failed ||= !pass
  const of = (which: 'measured' | 'wanted') => outcomes.map((one) => one[which]).join('; ')
  console.log(
    `${benchmark.name}: ${of('measured')} (wanted ${of('wanted')}) ${pass ? 'PASS' : 'FAIL'}${scale === 1 ? '' : ` at scale ${scale}`}`,
  )
}
process.exitCode = failed ? 1 : 0
