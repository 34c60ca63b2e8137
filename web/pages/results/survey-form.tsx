/** Where answers are pasted or dropped. The same survey again replaces what it said before. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { counted, many } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { readAnswers } from './survey-reading.ts'

export function SurveyForm({ surveys }: { surveys: readonly string[] }) {
  const client = useQueryClient()
  const id = useId()
  const [name, setName] = useState('Checkout')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const read = readAnswers(text)
  const replaces = surveys.includes(name.trim())
  const record = useMutation({
    mutationFn: () => call('reports.record-survey', { survey: name.trim(), answers: read.answers }),
    onSuccess: ({ named, open }) => {
      for (const key of ['reports.survey', 'reports.returns']) void client.invalidateQueries({ queryKey: [key] })
      tell(
        `${counted(read.given, 'answer')} in; ${named} name a creator, ${many(open.length, 'answer')} to be settled.`,
      )
      setText('')
      setTried(false)
    },
  })
  const unnamed = tried && name.trim() === ''
  const empty = tried && read.answers.length === 0
  return (
    <form
      aria-label="Hand in answers"
      className="mt-6 max-w-2xl space-y-3"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0]
        if (!file) return
        event.preventDefault()
        file.text().then(setText, tellError)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (name.trim() !== '' && read.answers.length > 0) record.mutate()
      }}
    >
      <TextArea
        label="Answers, one a line"
        rows={5}
        value={text}
        placeholder={'Her Table\nsaw it at @her.table\na friend\t4'}
        hint="Paste the column of your survey, or drop it as a file here. A number behind a tab, comma or semicolon counts equal answers. Who answered is not kept."
        onChange={(event) => setText(event.target.value)}
        error={empty ? 'Nothing is written yet: one answer a line.' : record.error?.message}
      />
      {read.problems.length > 0 && (
        <ul role="alert" className="text-accent-ink max-h-32 overflow-auto text-sm">
          {read.problems.slice(0, 20).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="Name of the survey"
          className="min-w-56 grow"
          list={id}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          hint={replaces ? `Replaces what “${name.trim()}” said before.` : undefined}
          error={unnamed ? 'Give it a name, so that it can be replaced later.' : undefined}
        />
        <datalist id={id}>
          {surveys.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button type="submit" className="mt-6" busy={record.isPending}>
          Hand in {read.given > 0 && counted(read.given, 'answer')}
        </Button>
      </div>
    </form>
  )
}
