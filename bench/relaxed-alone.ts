/** The linear relaxation of a plan, solved by HiGHS in WebAssembly in a process of its own; prints its time and its bound. */
import { readFileSync } from 'node:fs'
import * as highs from 'highs'

const [path, limit] = process.argv.slice(2) as [string, string]
// The package says that it is CommonJS to the compiler and is a module to Node.
const load = highs.default as unknown as typeof highs.default.default
const solver = await load()
const model = readFileSync(path, 'utf8')
const began = performance.now()
const { Status, ObjectiveValue } = solver.solve(model, { time_limit: Number(limit) })
const seconds = (performance.now() - began) / 1000
// Stopped before its end it tells of a point that bounds nothing.
process.stdout.write(JSON.stringify({ status: Status, bound: Status === 'Optimal' ? ObjectiveValue : undefined, seconds })) // prettier-ignore
