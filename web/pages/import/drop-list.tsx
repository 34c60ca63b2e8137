/** The door through which lists come in: drop, choose or paste. What is dropped is looked at first; nothing is written yet. */
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { upload } from './upload.ts'

type Props = { title?: string; primary?: boolean }

export function DropList({ title = 'Drop a list of creators', primary = false }: Props) {
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number>()
  const open = (id: string) => navigate({ to: '/import/$id', params: { id } })
  const send = useMutation({
    mutationFn: (file: File) => upload(file, setShare),
    onSuccess: ({ id }) => open(id),
    onSettled: () => setShare(undefined),
  })
  const pasted = useMutation({
    mutationFn: (text: string) => call('imports.paste', { text }),
    onSuccess: ({ id }) => open(id),
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) send.mutate(file)
    else if (event.dataTransfer.getData('text')) pasted.mutate(event.dataTransfer.getData('text'))
  }
  const trouble = send.error ?? pasted.error
  return (
    <div
      className={`bg-raised min-w-0 rounded-lg border border-dashed p-6 transition-colors ${over ? 'border-accent bg-wash' : 'border-edge'}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{title}</h2>
      <p className="text-quiet mt-2">
        A handle and a follower count are enough.{' '}
        <strong className="text-ink font-medium">Comments make it far better.</strong> CSV, TSV or JSON, as it is: messy
        is fine.
      </p>
      <Button
        variant={primary ? 'primary' : 'plain'}
        className="mt-5"
        onClick={() => chooser.current?.click()}
        busy={send.isPending}
      >
        {send.isPending ? `Sending, ${Math.round((share ?? 0) * 100)}%` : 'Choose a file'}
      </Button>
      <span className="text-quiet ml-3 hidden text-sm sm:inline">or drop it here</span>
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
      <form
        className="border-line mt-6 space-y-3 border-t pt-5"
        onSubmit={(event) => {
          event.preventDefault()
          const text = String(new FormData(event.currentTarget).get('handles') ?? '').trim()
          if (text) pasted.mutate(text)
        }}
      >
        <TextArea
          label="Or paste handles and profile addresses"
          name="handles"
          rows={2}
          required
          placeholder="@pane.e.olio, instagram.com/marta.cucina …"
        />
        <Button type="submit" busy={pasted.isPending}>
          Look at them
        </Button>
      </form>
      {trouble && (
        <p role="alert" className="text-accent-ink mt-4 whitespace-pre-line">
          {trouble.message}
        </p>
      )}
    </div>
  )
}
