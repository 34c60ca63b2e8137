/** Asking instead of guessing: a ready text to edit and copy, what was asked before, and a place for the answer, which stays. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { tell, tellError } from '../../ui/toast.tsx'
import { WhenNear } from '../../ui/when-near.tsx'
import { Questions } from './questions.tsx'
import type { Account } from './words.ts'

export function Ask({ account, asks }: { account: Account; asks: boolean }) {
  return (
    <section aria-labelledby="ask" className="border-line mt-8 scroll-mt-6 border-t pt-6">
      <h3 id="ask" className="text-2xl">
        Ask {account.name}
      </h3>
      <WhenNear height={asks ? 480 : 80}>
        <Talk account={account} />
      </WhenNear>
    </section>
  )
}

function Talk({ account }: { account: Account }) {
  const key = ['audits.questions', account.id]
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('audits.questions', { id: account.id }, signal),
    staleTime: 60_000,
  })
  return (
    <Asked query={query} height={120}>
      {(talk) => (
        <>
          {/* Another draft begins another text; what is being written is never changed under the hand. */}
          <Write key={`${talk.asked.length}`} account={account} talk={talk} />
          <Questions account={account.id} asked={talk.asked} />
        </>
      )}
    </Asked>
  )
}

type Talked = Output<'audits.questions'>

function Write({ account: { id, name, email }, talk: { draft, asked } }: { account: Account; talk: Talked }) {
  const client = useQueryClient()
  const [text, setText] = useState(draft ?? '')
  const [writing, setWriting] = useState(draft !== null && asked.length === 0)
  const keep = useMutation({
    mutationFn: () => call('audits.ask', { id, text }),
    onSuccess: (after) => {
      client.setQueryData(['audits.questions', id], after)
      tell('Kept. Write the answer here when it comes.')
    },
    onError: tellError,
  })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      tell('Copied. Send it as you would send any message.')
    } catch {
      tell('The browser refused. Select the text and copy it by hand.')
    }
  }
  if (!writing)
    return (
      <div className="mt-2">
        {asked.length === 0 && (
          <p className="text-quiet text-sm">No signal raises a question. You may still ask one of your own.</p>
        )}
        <Button className="mt-3" onClick={() => setWriting(true)}>
          {asked.length ? 'Ask something else' : 'Write a question'}
        </Button>
      </div>
    )
  return (
    <div className="mt-2">
      <TextArea
        label="Your question"
        rows={8}
        style={{ fieldSizing: 'content', minHeight: '8rem' }}
        hint={`${draft ? 'Made from what was seen, for you to change. ' : ''}Rapport sends nothing: copy it and send it yourself.`}
        value={text}
        placeholder={`Hello ${name}, …`}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabled={!text.trim()} onClick={() => void copy()}>
          Copy
        </Button>
        {email && text.trim() && (
          <a className={buttonClass('plain')} href={`mailto:${email}?body=${encodeURIComponent(text)}`}>
            Write a mail
          </a>
        )}
        <Button disabled={!text.trim()} busy={keep.isPending} onClick={() => keep.mutate()}>
          Mark as asked
        </Button>
      </div>
    </div>
  )
}
