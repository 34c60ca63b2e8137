/** The door through which lists come in: drop, choose or paste. What is dropped is looked at first; nothing is written yet. */
import { useId, useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { upload } from './upload.ts'

export function DropList({ title = 'Drop a list of creators' }: { title?: string }) {
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number>()
  const paste = useId()
  const open = (id: string) => navigate({ to: '/import/$id', params: { id } })
  const send = useMutation({
    mutationFn: (file: File) => upload(file, setShare),
    onSuccess: ({ id }) => open(id),
    onSettled: () => setShare(undefined),
  })
  const pasted = useMutation({ mutationFn: (text: string) => call('imports.paste', { text }), onSuccess: ({ id }) => open(id) })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) send.mutate(file)
    else if (event.dataTransfer.getData('text')) pasted.mutate(event.dataTransfer.getData('text'))
  }
  const trouble = send.error ?? pasted.error
  return (
    <section aria-labelledby={`${paste}-title`} className="grid gap-5 rounded-lg border border-line bg-raised p-6">
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-4 py-10 text-center ${over ? 'border-accent bg-paper' : 'border-line'}`}
      >
        <h2 id={`${paste}-title`}>
          {title}
        </h2>
        <p className="max-w-sm text-quiet">
          A handle and a follower count are enough. <strong className="text-ink">Comments make it far better.</strong>
        </p>
        <Button onClick={() => chooser.current?.click()} disabled={send.isPending}>
          {send.isPending ? `Reading ${Math.round((share ?? 0) * 100)}%` : 'Choose a file'}
        </Button>
        <input
          ref={chooser}
          type="file"
          aria-label="A file to import"
          className="sr-only"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.gz"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) send.mutate(file)
          }}
        />
        <p className="text-sm text-quiet">CSV, TSV or JSON, as it is. Messy is fine.</p>
      </div>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const text = String(new FormData(event.currentTarget).get('handles') ?? '').trim()
          if (text) pasted.mutate(text)
        }}
      >
        <label htmlFor={paste} className="text-sm font-medium">
          Or paste handles and profile addresses
        </label>
        <textarea
          id={paste}
          name="handles"
          rows={2}
          placeholder="@pane.e.olio, instagram.com/marta.cucina …"
          className="rounded-lg border border-line bg-paper px-3 py-2"
        />
        <Button type="submit" variant="quiet" disabled={pasted.isPending}>
          Look at them
        </Button>
      </form>
      {trouble && (
        <p role="alert" className="whitespace-pre-line text-accent-ink">
          {trouble.message}
        </p>
      )}
    </section>
  )
}
