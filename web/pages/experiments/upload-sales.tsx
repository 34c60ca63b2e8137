/** The way in for sales by place and day: a file, how it was read, and which rows were refused. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { capital, count, many } from '../../ui/numbers.ts'
import { upload } from '../import/upload.ts'

type Taken = Output<'experiments.upload'>

/** `series`: the sales to which the days are added. */
export function UploadSales({ series, label, primary = false }: { series?: string; label: string; primary?: boolean }) {
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number>()
  const send = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file, setPart)
      try {
        return await call('experiments.upload', { file: id, ...(series ? { series } : {}) })
      } catch (error) {
        await call('imports.cancel', { id }).catch(() => undefined)
        throw error
      }
    },
    onSuccess: () => client.invalidateQueries(),
    onSettled: () => setPart(undefined),
  })
  return (
    <div>
      <Button variant={primary ? 'primary' : 'plain'} onClick={() => chooser.current?.click()} busy={send.isPending}>
        {part !== undefined && part < 1 ? `Sending, ${Math.round(part * 100)}%` : label}
      </Button>
      <input
        ref={chooser}
        type="file"
        aria-label="A file of sales"
        className="sr-only"
        tabIndex={-1}
        accept=".csv,.tsv,.txt,.gz"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) send.mutate(file)
        }}
      />
      {send.error && (
        <p role="alert" className="text-accent-ink mt-3 max-w-prose text-sm whitespace-pre-line">
          {send.error.message}
        </p>
      )}
      {send.data && <Outcome {...send.data} />}
    </div>
  )
}

function Outcome({ in: fresh, updated, known, refused, refusedInAll, notes }: Taken) {
  return (
    <div role="status" className="mt-3 max-w-prose text-left text-sm">
      <p>
        New days: {count(fresh)}. Corrected: {count(updated)}. Known already: {count(known)}.
        {refusedInAll > 0 && ` Refused: ${count(refusedInAll)}.`}
      </p>
      <p className="text-quiet mt-1">{notes.join(' ')}</p>
      {refused.length > 0 && (
        <details className="mt-2">
          <summary className="text-quiet">{capital(many(refusedInAll, 'refused row'))}, each with its line</summary>
          <ul className="mt-2 max-h-60 space-y-1 overflow-y-auto">
            {refused.map(({ line, column, found, wanted }, at) => (
              // Two refusals may say the same.
              <li key={at}>
                Line {line}
                {column && `, column ${column}`}: found “{found}”, wanted {wanted}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
