/** Answers of which nobody said yet whom they mean, most frequent first, and those that were settled, to be changed. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { count, many } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'

type Told = Output<'reports.survey'>
type Creator = Told['creators'][number]

const AT_ONCE = 20
const called = ({ name, handle }: Creator) => `${name} (@${handle})`

export function SurveyAnswers({ told }: { told: Told }) {
  const list = useId()
  const [most, setMost] = useState(AT_ONCE)
  const [settled, setSettled] = useState(false)
  if (told.open.length + told.settled.length === 0) return null
  return (
    <div className="mt-6 max-w-2xl">
      <datalist id={list}>
        {told.creators.map((one) => (
          <option key={one.account} value={called(one)} />
        ))}
      </datalist>
      {told.open.length > 0 && (
        <>
          <h3>
            Whom {told.open.length === 1 ? 'does this answer' : `do these ${many(told.open.length, 'answer')}`} mean?
          </h3>
          <p className="text-quiet mt-1 text-sm">What you say counts now and in every survey to come.</p>
          <ul className="border-line mt-3 border-t">
            {told.open.slice(0, most).map((one) => (
              <Answer key={one.answer} {...one} means={undefined} creators={told.creators} list={list} />
            ))}
          </ul>
          {told.open.length > most && (
            <Button className="mt-3" onClick={() => setMost(most + 2 * AT_ONCE)}>
              {count(Math.min(2 * AT_ONCE, told.open.length - most))} more of {count(told.open.length)}
            </Button>
          )}
        </>
      )}
      {told.settled.length > 0 && (
        <>
          <Toggle pressed={settled} onChange={setSettled} className="mt-3 -ml-1">
            {many(told.settled.length, 'answer')} settled by hand
          </Toggle>
          {settled && (
            <ul className="border-line mt-2 border-t">
              {told.settled.map(({ answer, n, account }) => (
                <Answer
                  key={`${answer} ${account}`}
                  answer={answer}
                  n={n}
                  means={told.creators.find((one) => one.account === account) ?? null}
                  creators={told.creators}
                  list={list}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

function Answer({
  answer,
  n,
  means,
  creators,
  list,
}: {
  answer: string
  n: number
  /** Undefined: nobody said; null: nobody who was booked. */
  means: Creator | null | undefined
  creators: readonly Creator[]
  list: string
}) {
  const client = useQueryClient()
  const [typed, setTyped] = useState(means ? called(means) : '')
  const [wrong, setWrong] = useState<string>()
  const settle = useMutation({
    mutationFn: (one: Creator | null) => call('reports.alias', { answer, account: one?.account ?? null }),
    onSuccess: (_, one) => {
      for (const key of ['reports.survey', 'reports.returns']) void client.invalidateQueries({ queryKey: [key] })
      tell(`“${answer}” means ${one ? one.name : 'nobody who was booked'}.`)
    },
  })
  return (
    <li className="border-line border-b py-3">
      <form
        aria-label={`Whom “${answer}” means`}
        className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          const found = meantBy(typed, creators)
          if (typeof found === 'string') return setWrong(found)
          setWrong(undefined)
          settle.mutate(found)
        }}
      >
        <p className="pt-2 text-sm break-words">
          “{answer}”{' '}
          <span className="text-quiet">
            {n > 1 && `${count(n)} times`}
            {means === null && ' nobody who was booked'}
          </span>
        </p>
        <Field
          label={`Creator whom “${answer}” means`}
          hideLabel
          list={list}
          placeholder="name or handle"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(undefined)
          }}
          error={wrong ?? settle.error?.message}
        />
        <span className="flex gap-2">
          <Button type="submit" busy={settle.isPending}>
            Means this one
          </Button>
          <Button variant="quiet" onClick={() => settle.mutate(null)} disabled={settle.isPending || means === null}>
            Nobody
          </Button>
        </span>
      </form>
    </li>
  )
}

/** One of those who were booked, by name and handle or by either alone; else what is wrong. */
export function meantBy(typed: string, creators: readonly Creator[]): Creator | string {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return 'Write who is meant, or say nobody.'
  const exact = creators.find((one) => called(one).toLowerCase() === sought)
  if (exact) return exact
  const plain = sought.replace(/^@/, '')
  const found = creators.filter(({ name, handle }) => name.toLowerCase() === sought || handle.toLowerCase() === plain)
  if (found.length === 1) return found[0]!
  return found.length === 0
    ? `Nobody called “${typed.trim()}” was booked.`
    : `${count(found.length)} are called so: choose one with the handle.`
}
