/** Each of their columns with our guess; every guess can be corrected by keyboard, and a correction is read again at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Input, Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from './choice.tsx'

type Told = NonNullable<Input<'imports.inspect'>['told']>
type Column = Output<'imports.show'>['inspection']['columns'][number]

const KINDS = [
  ['creators', 'creators and their accounts'],
  ['posts', 'posts'],
  ['interactions', 'comments'],
] as const
const PLATFORMS = ['instagram', 'youtube', 'tiktok', 'bluesky', 'mastodon', 'x', 'twitch', 'facebook', 'other'] as const
const OPTIONS = {
  numbers: [['dot', '1,234.5'], ['comma', '1.234,5']],
  dates: [['iso', '2026-03-31'], ['dmy', '31/03/2026'], ['mdy', '03/31/2026'], ['epoch-s', 'seconds since 1970'], ['epoch-ms', 'milliseconds since 1970']],
  rates: [['percent', '4.2 means 4.2%'], ['fraction', '0.042 means 4.2%']],
} as const

export function Columns({ one }: { one: Output<'imports.show'> }) {
  const queries = useQueryClient()
  const { inspection } = one
  const told = one.told as Told
  const keep = (next: Output<'imports.show'>) => queries.setQueryData(['imports.show', one.id], next)
  const again = useMutation({ mutationFn: (more: Told) => call('imports.inspect', { id: one.id, told: { ...told, ...more } }), onSuccess: keep })
  const start = useMutation({
    mutationFn: () => call('imports.start', { id: one.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports.show', one.id] }),
  })
  const repeated = new Set(inspection.columns.map(({ header }) => header).filter((header, at, all) => all.indexOf(header) !== at))
  const nameOf = ({ header, index }: Column) => (header === '' || repeated.has(header) ? `#${index}` : header)
  const taken = new Set(inspection.columns.map(({ field }) => field))
  const missing = inspection.fields.filter(({ name, required }) => required && !taken.has(name))
  return (
    <section aria-labelledby="columns" className="grid gap-5">
      <div className="grid gap-2">
        <h2 id="columns">The columns</h2>
        <p className="text-quiet">{inspection.because}</p>
      </div>
      <div className="flex flex-wrap gap-4">
        <Choice label="The rows are" value={inspection.kind} options={KINDS} onChoose={(kind) => again.mutate({ kind, mapping: {} })} />
        <Choice
          label="Platform, where a row does not say"
          value={inspection.platform ?? ''}
          options={[...(inspection.platform ? [] : [['', 'not known'] as const]), ...PLATFORMS.map((name) => [name, name] as const)]}
          onChoose={(platform) => platform && again.mutate({ platform })}
        />
      </div>
      {inspection.warnings.map((warning) => (
        <p key={warning} className="rounded-md bg-ask-wash px-4 py-2 text-ask">
          {warning}
        </p>
      ))}
      <ul className="grid gap-px overflow-hidden rounded-lg border border-line bg-line">
        {inspection.columns.map((column) => (
          <li key={column.index} className="grid gap-2 bg-paper px-4 py-3 md:grid-cols-[minmax(0,14rem)_14rem_1fr] md:items-start md:gap-5">
            <div className="min-w-0">
              <p className="font-medium break-words">{column.header || `column ${column.index + 1}`}</p>
              <p className="truncate text-sm text-quiet">{column.samples.slice(0, 3).join(' · ') || 'empty'}</p>
            </div>
            <Choice
              label={`Take ${column.header || `column ${column.index + 1}`} as`}
              hideLabel
              value={column.field ?? ''}
              options={[['', 'leave it out'], ...inspection.fields.map(({ name, label, required }) => [name, required ? `${label} (needed)` : label] as const)]}
              onChoose={(field) => again.mutate({ mapping: { ...told.mapping, [nameOf(column)]: field || null } })}
            />
            <div className="grid gap-2">
              <p className="text-sm">{column.reading}</p>
              {(['numbers', 'dates', 'rates'] as const).map((option) =>
                column.field && column.options[option] ? (
                  <Choice
                    key={option}
                    label={`${option} in ${column.header}`}
                    hideLabel
                    value={column.options[option]}
                    options={OPTIONS[option] as readonly (readonly [string, string])[]}
                    onChoose={(value) => again.mutate({ [option]: { ...asTable(told[option]), [nameOf(column)]: value } } as Told)}
                  />
                ) : null,
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-4 border-t border-line bg-paper px-4 py-4">
        <Button onClick={() => start.mutate()} disabled={missing.length > 0 || again.isPending || start.isPending}>
          {again.isPending ? 'Reading again …' : 'Import'}
        </Button>
        <p role="status" className="text-sm whitespace-pre-line">
          {missing.length > 0 && `Still needed: ${missing.map(({ label }) => label).join(', ')}. Choose its column above.`}
          {again.error?.message ?? start.error?.message}
        </p>
      </div>
    </section>
  )
}

/** What was said for all columns at once gives way to what is said for each. */
const asTable = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})
