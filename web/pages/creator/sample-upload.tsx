/** The way in for a sample of followers: a file, and the honest word on how it was drawn. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { tell } from '../../ui/toast.tsx'
import { upload } from '../import/upload.ts'
import { Opens } from './opens.tsx'

const DRAWN = [
  { value: 'unknown', label: 'I do not know' },
  { value: 'uniform', label: 'At random from all' },
  { value: 'newest', label: 'The newest first' },
] as const
type Drawn = (typeof DRAWN)[number]['value']

type Props = { id: string; again?: boolean; children?: ReactNode }

export function SampleUpload({ id, again = false, children }: Props) {
  if (again)
    return (
      <Opens says="Upload another sample" of="of followers">
        <Door id={id} />
      </Opens>
    )
  return (
    <div className="mt-2 space-y-2">
      {children}
      <Door id={id} />
    </div>
  )
}

function Door({ id }: { id: string }) {
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [drawn, setDrawn] = useState<Drawn>('unknown')
  const [share, setShare] = useState<number>()
  const send = useMutation({
    mutationFn: (file: File) => takeFrom(id, file, drawn, setShare),
    onSuccess: async (sample) => {
      await client.invalidateQueries()
      tell(sample.share.sentence)
    },
    onSettled: () => setShare(undefined),
  })
  return (
    <div className="border-line rounded-lg border border-dashed p-4">
      <p className="text-sm">
        A CSV with a row for each follower: <strong className="font-medium">followers, following, posts</strong>, and a
        picture, a name and dates where you have them. A hundred at least; names are read for digits and not kept.
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <Select label="How was it drawn?" value={drawn} items={DRAWN} onChange={setDrawn} className="w-48" />
        <Button onClick={() => chooser.current?.click()} busy={send.isPending}>
          {share !== undefined && share < 1 ? `Sending, ${Math.round(share * 100)}%` : 'Upload a sample'}
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        aria-label="A file of followers"
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
        <p role="alert" className="text-accent-ink mt-3 text-sm whitespace-pre-line">
          {send.error.message}
        </p>
      )}
    </div>
  )
}

/** A file that cannot be used does not stay: it holds names. */
async function takeFrom(id: string, file: File, drawn: Drawn, onShare: (share: number) => void) {
  const { id: sent } = await upload(file, onShare)
  try {
    return await call('audits.sample', { id, file: sent, drawn })
  } catch (error) {
    await call('imports.cancel', { id: sent }).catch(() => undefined)
    throw error
  }
}
