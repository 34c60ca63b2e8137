/** The story of a campaign with names changed: as it would leave the house, each replacement listed beside it, to be saved as a file. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useTitle } from '../../ui/title.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { StoryText } from './story-text.tsx'

type Told = Output<'reports.story'>

const AMOUNTS = [
  { value: 'scaled', label: 'Times one secret number' },
  { value: 'banded', label: 'As bands' },
] as const

export default function StoryPage() {
  const { id } = useParams({ from: '/campaigns/$id/story' })
  const [amounts, setAmounts] = useState<'scaled' | 'banded'>('scaled')
  const [letStand, setLetStand] = useState<readonly string[]>([])
  const asked = { id, amounts, letStand: [...letStand] }
  useTitle('The story')
  const { data, error } = useQuery({
    queryKey: ['reports.story', asked],
    queryFn: ({ signal }) => call('reports.story', asked, signal),
    placeholderData: keepPreviousData,
  })
  const save = useMutation({
    mutationFn: (format: 'html' | 'markdown') => call('reports.story', { ...asked, format }),
    // Asked anew: whoever came into the workspace since the preview is looked for as well.
    onSuccess: ({ text, file }) =>
      text === null || file === null ? tellError(new Error('Something real is in it now: look again.')) : handOver(file, text), // prettier-ignore
    onError: tellError,
  })
  return (
    <article className="max-w-4xl">
      <Link
        to="/campaigns/$id"
        params={{ id }}
        className="text-quiet hover:text-ink text-sm underline-offset-2 hover:underline"
      >
        The campaign
      </Link>
      <h1 className="mt-3">The story, with names changed</h1>
      <p className="text-quiet mt-3 max-w-prose">
        To be shared: one invented name for each person, cities for places, days as weeks since the first sale. It was
        searched for every name, place, link, code and address of this workspace. How many clicks, orders and seats
        there were is real.
      </p>
      {error && (
        <p role="alert" className="text-accent-ink mt-6">
          {error.message}
        </p>
      )}
      {!data && !error && <p className="text-quiet mt-6">Looking for every name …</p>}
      {data && (
        <>
          <div className="mt-6 flex flex-wrap items-end gap-3">
            <Select label="Amounts" value={amounts} items={[...AMOUNTS]} onChange={setAmounts} className="w-60" />
            {data.text !== null && (
              <>
                <Button variant="primary" busy={save.isPending} onClick={() => save.mutate('html')}>
                  Save as a page
                </Button>
                <Button disabled={save.isPending} onClick={() => save.mutate('markdown')}>
                  Save as Markdown
                </Button>
                <Button onClick={() => void navigator.clipboard.writeText(data.text!).then(() => tell('Copied.'))}>
                  Copy
                </Button>
              </>
            )}
          </div>
          {data.text === null ? (
            <Held left={data.left} onLetStand={(name) => setLetStand([...letStand, name])} />
          ) : (
            <StoryText blocks={data.blocks} />
          )}
          <WhoIsWho told={data} />
        </>
      )}
    </article>
  )
}

/** Why there is no text, and what to do about each name. */
function Held({ left, onLetStand }: { left: Told['left']; onLetStand: (name: string) => void }) {
  // A name and a handle are often one word.
  const whatItIs = (name: string) => left.flatMap((one) => (one.name === name ? one.what : [])).join(' and ')
  return (
    <section role="alert" className="border-line bg-raised mt-6 rounded-lg border p-5">
      <h2 className="text-xl">No text yet: this would be left in it</h2>
      <ul className="mt-3 space-y-2">
        {[...new Set(left.map(({ name }) => name))].map((name) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-3">
            <span>
              <b className="font-medium">{name}</b>, {whatItIs(name)}
            </span>
            {name !== 'amounts' && (
              <Button variant="quiet" onClick={() => onLetStand(name)} aria-label={`Let ${name} stand`}>
                Let it stand
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="text-quiet mt-3 max-w-prose text-sm">
        A name that is also a word or a count of every story gives nobody away, if you say so. Anything else holds the
        story back, whatever is pressed.
      </p>
    </section>
  )
}

function WhoIsWho({ told: { replaced, places } }: { told: Told }) {
  return (
    <>
      <h2 className="mt-10">Who is who, for your eyes</h2>
      <p className="text-quiet mt-2 max-w-prose text-sm">It stays here: the files hold the left column only.</p>
      <div className="mt-3">
        <Sheet
          label="Replacements"
          wrap
          head={['In the story', 'Really']}
          rows={[...replaced, ...places].map(({ real, instead }) => [instead, real])}
        />
      </div>
    </>
  )
}

/** To the browser's own downloads. */
function handOver(name: string, text: string) {
  const type = name.endsWith('.html') ? 'text/html;charset=utf-8' : 'text/markdown;charset=utf-8'
  const address = URL.createObjectURL(new Blob([text], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
