/** `rapport creators|posts|interactions import FILE`: look, say what was guessed, import, and keep what was refused. */
import { constants, createReadStream } from 'node:fs'
import { access, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { Presets, SingleBar } from 'cli-progress'
import { Refused } from '../features/operation.ts'
import { cancel, receive, refusedRows, show } from '../features/creators/imports/imports.ts'
import { run } from '../features/creators/imports/running.ts'
import { refusedCsv } from '../features/creators/imports/reading/index.ts'
import { contextOf, within } from './cli.ts'
import { talk } from './cli-program.ts'
import type { Parts } from './cli.ts'
import { readable } from './cli-table.ts'

type Flags = {
  map?: string[]
  platform?: string
  handle?: string
  post?: string
  numbers?: string
  dates?: string
  rates?: string
  dryRun?: boolean
  json?: boolean
  refused?: string
}

export function importCommand(noun: Command, kind: 'creators' | 'posts' | 'interactions', parts: Parts) {
  noun
    .command('import <file>')
    .description(`Imports ${kind} from CSV, TSV, JSON or NDJSON, gzipped or not; - is stdin.`)
    .option(
      '--map <pair...>',
      "their header to our field, as 'Their Header=field'; 'Their Header=' leaves a column out",
    )
    .option('--platform <name>', 'platform of rows that do not say theirs')
    .option('--handle <name>', 'the account of all rows, for a file that names none')
    .option('--post <address>', 'the post of all rows, for comments that name none')
    .option('--numbers <dot|comma>', 'which sign parts the decimals')
    .option('--dates <order>', 'iso, dmy, mdy, epoch-s or epoch-ms')
    .option('--rates <percent|fraction>', 'how rates are meant')
    .option('--refused <file>', 'where to write refused rows, to mend and import again')
    .option('--dry-run', 'shows what would be read and writes nothing')
    .option('--json', 'prints the outcome as JSON')
    .addHelpText(
      'after',
      `\nExamples:\n  rapport ${kind} import list.csv --dry-run\n  rapport ${kind} import list.csv --map 'Tiktoker name=handle' --platform tiktok`,
    )
    .action(async (file: string, flags: Flags) => {
      if (file !== '-') await readableFile(file)
      await within(parts, async (house) => {
        const bar = process.stderr.isTTY
          ? new SingleBar({ format: '{bar} {percentage}% {said}', hideCursor: true }, Presets.shades_classic)
          : undefined
        const context = { ...contextOf(house), say: (line: string) => bar?.update({ said: line }) }
        const looked = await receive(
          context,
          file === '-' ? 'stdin.csv' : basename(file),
          file === '-' ? process.stdin : createReadStream(file),
          toldBy(kind, flags),
        )
        for (const column of looked.inspection.columns)
          if (column.field) talk(`${column.header} → ${column.field}${column.reading ? ` (${column.reading})` : ''}`)
        for (const warning of looked.inspection.warnings) talk(warning)
        if (flags.dryRun) {
          const { trial } = looked.inspection
          if (trial) talk(trial.says)
          for (const { rows, column, wanted, line, found } of trial?.reasons ?? [])
            talk(`${rows} refused: column ${column}, wanted ${wanted}; the first, on line ${line}, has ${found}`)
          await cancel(context, { id: looked.id })
          await house.outside.files.drop(looked.id)
          process.stdout.write(
            flags.json
              ? `${JSON.stringify(looked.inspection, null, 2)}\n`
              : readable({
                  columns: looked.inspection.columns.map(({ header, field, reading }) => ({ header, field, reading })),
                }),
          )
          return
        }
        bar?.start(looked.bytesTotal ?? 100, 0, { said: '' })
        const watch =
          bar &&
          setInterval(() => void show(context, { id: looked.id }).then(({ bytesRead }) => bar.update(bytesRead)), 500)
        const outcome = await run(context, { id: looked.id })
        clearInterval(watch)
        bar?.update(looked.bytesTotal ?? 100)
        bar?.stop()
        if (outcome.state !== 'done') throw new Refused('invalid', outcome.because ?? 'The import did not finish.')
        talk(
          `${outcome.rowsIn.toLocaleString('en')} in, ${outcome.rowsKnown.toLocaleString('en')} already known, ${outcome.rowsRefused.toLocaleString('en')} refused`,
        )
        if (outcome.rowsRefused && flags.refused) {
          const headers = looked.inspection.columns.map(({ header }) => header)
          await writeFile(flags.refused, refusedCsv(headers, refusedRows(context, looked.id)))
          talk(`The refused rows are in ${flags.refused}: mend them and import that file.`)
        } else if (outcome.rowsRefused) {
          for (const refusal of (await show(context, { id: looked.id })).refusals.slice(0, 10)) {
            talk(
              `${basename(file)} line ${refusal.line}, column ${refusal.column}: found ${refusal.found}, wanted ${refusal.wanted}`,
            )
          }
          talk('Give --refused FILE to get all of them as a file to mend.')
        }
        process.stdout.write(flags.json ? `${JSON.stringify(outcome, null, 2)}\n` : '')
      })
    })
}

async function readableFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found) throw new Refused('invalid', `${file}: there is no such file.`)
  await access(file, constants.R_OK).catch(() => {
    throw new Refused('invalid', `${file}: it may not be opened. Allow this user to read it.`)
  })
  if (!found.isFile()) throw new Refused('invalid', `${file}: found a folder, wanted a file.`)
}

function toldBy(kind: string, flags: Flags): object {
  const pairs = (flags.map ?? []).map((pair) => {
    const at = pair.lastIndexOf('=')
    if (at < 1) throw new Refused('invalid', `--map: found "${pair}", wanted 'Their Header=field'.`)
    return [pair.slice(0, at), pair.slice(at + 1) || null]
  })
  const { platform, handle, post, numbers, dates, rates } = flags
  return Object.fromEntries(
    Object.entries({
      kind,
      platform,
      handle,
      post,
      numbers,
      dates,
      rates,
      mapping: pairs.length ? Object.fromEntries(pairs) : undefined,
    }).filter(([, value]) => value !== undefined),
  )
}
