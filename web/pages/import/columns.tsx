/** Each of their columns with our guess; every guess can be corrected by keyboard, and a correction is read again at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../call.ts'
import type { Input, Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { capital, count } from '../../ui/numbers.ts'
import { PLATFORM } from '../creators/words.ts'
import { Choice } from './choice.tsx'

type Told = NonNullable<Input<'imports.inspect'>['told']>
type Column = Output<'imports.show'>['inspection']['columns'][number]

const KINDS = [
  ['creators', 'creators and their accounts'],
  ['posts', 'posts'],
  ['interactions', 'comments'],
] as const
const PLATFORMS = Object.keys(PLATFORM) as (keyof typeof PLATFORM)[]
const OPTIONS = {
  numbers: [
    ['dot', '1,234.5'],
    ['comma', '1.234,5'],
  ],
  dates: [
    ['iso', '2026-03-31'],
    ['dmy', '31/03/2026'],
    ['mdy', '03/31/2026'],
    ['epoch-s', 'seconds since 1970'],
    ['epoch-ms', 'milliseconds since 1970'],
  ],
  rates: [
    ['percent', '4.2 means 4.2%'],
    ['fraction', '0.042 means 4.2%'],
  ],
} as const

export function Columns({ one }: { one: Output<'imports.show'> }) {
  const client = useQueryClient()
  const { inspection } = one
  const told = one.told as Told
  // Whoever says two things quickly says the second before the first has been read: one after the other, each with all before it.
  const said = useRef(told)
  const again = useMutation({
    scope: { id: `import ${one.id}` },
    mutationFn: (all: Told) => call('imports.inspect', { id: one.id, told: all }),
    onSuccess: (next) => client.setQueryData(['imports.show', one.id], next),
    onError: () => {
      said.current = told
    },
  })
  const say = (more: Told) => {
    said.current = { ...said.current, ...more }
    again.mutate(said.current)
  }
  const start = useMutation({
    mutationFn: () => call('imports.start', { id: one.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports.show', one.id] }),
  })
  const repeated = new Set(
    inspection.columns.map(({ header }) => header).filter((header, at, all) => all.indexOf(header) !== at),
  )
  const nameOf = ({ header, index }: Column) => (header === '' || repeated.has(header) ? `#${index}` : header)
  // What cannot be done without is the one warning that stops; it says itself what to choose.
  const lacks = inspection.warnings.find((warning) => warning.startsWith('Missing: '))
  const wrong = again.error ?? start.error
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">The columns</h2>
      <p className="text-quiet mt-1">{capital(inspection.because)}.</p>
      <div className="mt-5 mb-5 flex flex-wrap gap-4">
        <Choice
          label="The rows are"
          value={inspection.kind}
          options={KINDS}
          onChoose={(kind) => say({ kind, mapping: {} })}
        />
        <Choice
          label="Platform, where a row does not say"
          value={inspection.platform ?? ''}
          options={[
            ...(inspection.platform ? [] : [['', 'not known'] as const]),
            ...PLATFORMS.map((name) => [name, PLATFORM[name]] as const),
          ]}
          onChoose={(platform) => platform && say({ platform })}
        />
        {WHOLE.filter(({ name, missing }) => told[name] !== undefined || inspection.missing.includes(missing)).map(
          ({ name, label, hint }) => (
            <OfTheWholeFile
              key={name}
              label={label}
              hint={hint}
              said={told[name] ?? ''}
              onSay={(said) => say({ [name]: said || undefined })}
            />
          ),
        )}
      </div>
      {inspection.warnings.map(
        (warning) =>
          warning !== lacks && (
            <p key={warning} className="bg-ask-wash text-ask mb-4 rounded-md px-4 py-2">
              {warning}
            </p>
          ),
      )}
      {inspection.trial && inspection.trial.refused > 0 && <WouldBeRefused trial={inspection.trial} />}
      <ul className="border-line bg-line grid gap-px overflow-hidden rounded-lg border">
        {inspection.columns.map((column) => (
          <li
            key={column.index}
            className={`bg-paper grid gap-x-5 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,15rem)_14rem_minmax(0,1fr)] ${column.field ? '' : 'text-quiet'}`}
          >
            <div className="min-w-0">
              <p className="font-medium">{headerOf(column)}</p>
              <p className="text-quiet truncate text-sm">{column.samples.slice(0, 3).join(' · ') || 'empty'}</p>
            </div>
            <Choice
              label={`Take ${headerOf(column)} as`}
              hideLabel
              value={column.field ?? ''}
              options={[
                ['', 'leave it out'],
                ...inspection.fields.map(
                  ({ name, label, required }) => [name, required ? `${label} (needed)` : label] as const,
                ),
              ]}
              onChoose={(field) => say({ mapping: { ...said.current.mapping, [nameOf(column)]: field || null } })}
            />
            <div className="min-w-0 space-y-2 md:pt-2">
              <p className="text-sm">{readingOf(column)}</p>
              <div className="grid gap-2 sm:grid-cols-2">
                {(['numbers', 'dates', 'rates'] as const).map((option) =>
                  column.field && column.options[option] ? (
                    <Choice
                      key={option}
                      label={`How ${option} in ${headerOf(column)} are written`}
                      hideLabel
                      value={column.options[option]}
                      options={OPTIONS[option] as readonly (readonly [string, string])[]}
                      onChoose={(value) =>
                        say({ [option]: { ...asTable(said.current[option]), [nameOf(column)]: value } } as Told)
                      }
                    />
                  ) : null,
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className="border-line bg-paper sticky bottom-[calc(2.75rem+env(safe-area-inset-bottom))] z-20 mt-6 flex flex-wrap items-center gap-x-5 gap-y-2 border-t py-4 md:bottom-0">
        <Button
          variant="primary"
          onClick={() => start.mutate()}
          disabled={Boolean(lacks) || again.isPending}
          busy={start.isPending}
        >
          {again.isPending ? 'Reading again' : 'Import'}
        </Button>
        <output className="min-w-0 basis-64 grow text-sm whitespace-pre-line">
          {lacks ?? (!wrong && `${inspection.trial ? `${inspection.trial.says} ` : ''}Nothing is written before this.`)}
          {wrong && <span className="text-accent-ink block">{wrong.message}</span>}
        </output>
      </div>
    </section>
  )
}

/** What a file may leave out because it is the same for all of its rows. */
const WHOLE = [
  {
    name: 'handle',
    missing: 'handle of the creator',
    label: 'Account, where no column says it',
    hint: 'The creator’s handle or profile address',
  },
  {
    name: 'post',
    missing: 'post (its id or address)',
    label: 'Post, where no column says it',
    hint: 'Its address or id',
  },
] as const

/** Said when it is finished, not letter by letter: each time the file is read again. */
function OfTheWholeFile({
  label,
  hint,
  said,
  onSay,
}: {
  label: string
  hint: string
  said: string
  onSay: (said: string) => void
}) {
  const say = (typed: string) => typed.trim() !== said && onSay(typed.trim())
  return (
    <Field
      className="w-72 max-w-full"
      label={label}
      hint={hint}
      defaultValue={said}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      onBlur={(event) => say(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && say(event.currentTarget.value)}
    />
  )
}

type Trial = NonNullable<Output<'imports.show'>['inspection']['trial']>

/** Seen before it happens: most of it goes away with another choice above or below. */
function WouldBeRefused({ trial }: { trial: Trial }) {
  return (
    <div className="bg-ask-wash text-ask mb-4 rounded-md px-4 py-2">
      <p className="font-medium">{trial.says}</p>
      <ul className="mt-1 space-y-1">
        {trial.reasons.map(({ rows, column, wanted, line, found }) => (
          <li key={`${column} ${wanted}`}>
            {count(rows)} {rows === 1 ? 'wants' : 'want'} {wanted}
            {column && ` (${column})`}. {rows === 1 ? `Line ${line}` : `The first, line ${line},`} has{' '}
            {found.trim() === '' ? 'nothing' : `“${found}”`}.
          </li>
        ))}
      </ul>
    </div>
  )
}

const headerOf = ({ header, index }: Column) => header || `column ${index + 1}`

/** What the choice beside it says already is not said again. */
const readingOf = ({ reading, field }: Column) =>
  field && reading.startsWith(`${field}: `) ? reading.slice(field.length + 2) : reading

/** What was said for all columns at once gives way to what is said for each. */
const asTable = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})
