/** Rows pasted from a spreadsheet and sent: what could not be read is told at once, what was refused once it came back. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from './button.tsx'
import { TextArea } from './field.tsx'
import { many } from './numbers.ts'

/** `at`: the row below the header in which each of `rows` stands, in the same order. */
export type Pasted<Row> = { rows: Row[]; at: readonly number[]; problems: string[] }
/** `row`: of those sent, from 1. */
type Taken = { refused: readonly { row: number; because: string }[] }

type Props<Row, Answer extends Taken> = {
  label: string
  lines: number
  placeholder: string
  /** On the button, before how many of `noun`. */
  verb: string
  noun: string
  read: (text: string) => Pasted<Row>
  send: (rows: Row[]) => Promise<Answer>
  onTaken: (answer: Answer) => void
}

const MOST_SHOWN = 50

export function PasteForm<Row, Answer extends Taken>({
  label,
  lines,
  placeholder,
  verb,
  noun,
  read,
  send,
  onTaken,
}: Props<Row, Answer>) {
  const [text, setText] = useState('')
  const { rows, at, problems } = read(text)
  const sending = useMutation({
    mutationFn: () => send(rows),
    onSuccess: (answer) => {
      onTaken(answer)
      if (answer.refused.length === 0) setText('')
    },
  })
  const refused = sending.data?.refused ?? []
  const told = [...problems, ...refused.map(({ row, because }) => `Row ${at[row - 1] ?? row}: ${because}`)]
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (rows.length > 0) sending.mutate()
      }}
    >
      <TextArea
        label={label}
        rows={lines}
        value={text}
        placeholder={placeholder}
        onChange={(event) => {
          setText(event.target.value)
          sending.reset()
        }}
        error={sending.error?.message}
      />
      {told.length > 0 && (
        <ul role="alert" className="text-accent-ink max-h-40 space-y-1 overflow-auto text-sm">
          {told.slice(0, MOST_SHOWN).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <Button type="submit" disabled={rows.length === 0} busy={sending.isPending}>
        {verb} {rows.length > 0 && many(rows.length, noun)}
      </Button>
    </form>
  )
}
