/** What was asked, newest first, and what was answered: the answer stays, beside this audit and later ones. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { Opens } from './opens.tsx'

type Question = Output<'audits.questions'>['asked'][number]

export function Questions({ account, asked }: { account: string; asked: readonly Question[] }) {
  if (asked.length === 0) return null
  return (
    <ol className="mt-5 space-y-6">
      {asked.map((question) => (
        <li key={question.id} className="border-line border-l-2 pl-4">
          <p className="text-sm font-medium">
            Asked on {day(question.at)}
            {question.answer === null && <span className="text-quiet font-normal">, no answer yet</span>}
          </p>
          <Opens says="Read the question" of={`asked on ${day(question.at)}`}>
            <p dir="auto" className="max-w-prose text-sm whitespace-pre-line">
              {question.text}
            </p>
          </Opens>
          <Answer account={account} question={question} />
        </li>
      ))}
    </ol>
  )
}

function Answer({ account, question: { id, answer, answeredAt } }: { account: string; question: Question }) {
  const client = useQueryClient()
  const [text, setText] = useState(answer ?? '')
  const [writing, setWriting] = useState(answer === null)
  const keep = useMutation({
    mutationFn: () => call('audits.answer', { id, answer: text }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['audits.questions', account] })
      setWriting(false)
      tell('The answer is kept.')
    },
    onError: tellError,
  })
  if (!writing && answer !== null)
    return (
      <div className="mt-2">
        <p className="text-quiet text-xs">Answered{answeredAt && ` on ${day(answeredAt)}`}</p>
        <p dir="auto" className="bg-wash mt-1 max-w-prose rounded-md px-3 py-2 text-sm whitespace-pre-line">
          {answer}
        </p>
        <Button variant="quiet" className="-ml-3" onClick={() => setWriting(true)}>
          Change
        </Button>
      </div>
    )
  return (
    <div className="mt-2">
      <TextArea label="The answer" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <Button className="mt-2" disabled={!text.trim()} busy={keep.isPending} onClick={() => keep.mutate()}>
        Keep the answer
      </Button>
    </div>
  )
}
