/** Orders from a file: chosen, read, and what could not be read named line by line. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { capital, inWords, many } from '../../ui/numbers.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { WORDS } from './words.ts'
import type { Connection } from './words.ts'

const MOST = 7_500_000

export function OrderFile({ one }: { one: Connection }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const take = useMutation({
    mutationFn: async (currency: string) => {
      if (file!.size > MOST) throw new Error(`${file!.name} is larger than 7.5 MB: cut it into pieces.`)
      return call('orders.import', { connection: one.id, text: await file!.text(), ...(currency ? { currency } : {}) })
    },
    onSuccess: () => client.invalidateQueries(),
  })
  return (
    <section aria-labelledby="file" className="space-y-5">
      <h2 id="file">Take a file</h2>
      <p>{WORDS.file.steps[0]}</p>
      <form
        className="max-w-md space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          take.mutate(String(new FormData(event.currentTarget).get('currency')).trim().toUpperCase())
        }}
      >
        <Field
          label="The file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
          onChange={(event) => setFile(event.target.files?.[0])}
        />
        <Field
          label="Its currency"
          name="currency"
          maxLength={3}
          pattern="[A-Za-z]{3}"
          placeholder="EUR"
          hint="Only where no column says it."
        />
        {take.error && (
          <p role="alert" className="text-accent-ink whitespace-pre-line">
            {take.error.message}
          </p>
        )}
        <Button type="submit" variant="primary" disabled={!file} busy={take.isPending}>
          Take the orders
        </Button>
      </form>
      {take.data && (
        <div aria-live="polite" className="space-y-3">
          <p className="font-serif text-xl">
            {capital(many(take.data.in, 'order'))} in, {take.data.known === 0 ? 'none' : inWords(take.data.known)} known
            already
            {take.data.refusedAll > 0 && `, ${many(take.data.refusedAll, 'line')} refused`}.
          </p>
          {take.data.said.map((sentence) => (
            <p key={sentence} className="text-quiet text-sm">
              {sentence}
            </p>
          ))}
          {take.data.refused.length > 0 && (
            <Sheet
              label="Refused lines"
              head={['Line', 'Because']}
              rows={take.data.refused.map(({ line, because }) => [line, because])}
              wrap
            />
          )}
        </div>
      )}
    </section>
  )
}
