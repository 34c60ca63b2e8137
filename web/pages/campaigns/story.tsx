/** The story of a campaign with names changed: as it would leave the house, each replacement listed beside it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { download } from '../../ui/csv.ts'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useTitle } from '../../ui/title.ts'
import { tell } from '../../ui/toast.tsx'

const AMOUNTS = [
  { value: 'scaled', label: 'Times one secret number' },
  { value: 'banded', label: 'As bands' },
] as const

export default function StoryPage() {
  const { id } = useParams({ from: '/campaigns/$id/story' })
  const [amounts, setAmounts] = useState<'scaled' | 'banded'>('scaled')
  useTitle('The story')
  const { data, error } = useQuery({
    queryKey: ['reports.story', id, amounts],
    queryFn: ({ signal }) => call('reports.story', { id, amounts }, signal),
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
        To be shared: the same invented name stands for the same person everywhere, days have become weeks, and nothing
        that leads to your campaign is left in it.
      </p>
      {error && (
        <p role="alert" className="text-accent-ink mt-6">
          {error.message}
        </p>
      )}
      {data && (
        <>
          <div className="mt-6 flex flex-wrap items-end gap-4">
            <Select label="Amounts" value={amounts} items={[...AMOUNTS]} onChange={setAmounts} />
            {data.text !== null && (
              <>
                <Button variant="primary" onClick={() => download('story.md', data.text!)}>
                  Save as a file
                </Button>
                <Button onClick={() => void navigator.clipboard.writeText(data.text!).then(() => tell('Copied.'))}>
                  Copy
                </Button>
              </>
            )}
          </div>
          {data.text === null ? (
            <p role="alert" className="mt-6">
              There is no text as long as this is in it:{' '}
              {data.left.map(({ name, what }) => `${name} (${what})`).join(', ')}.
            </p>
          ) : (
            <pre className="border-line bg-sunk mt-6 overflow-x-auto rounded-lg border p-5 font-sans text-sm whitespace-pre-wrap">
              {data.text}
            </pre>
          )}
          <h2 className="mt-10">Who is who, for your eyes</h2>
          <div className="mt-3">
            <Sheet
              label="Replacements"
              head={['In the story', 'Really']}
              rows={data.replaced.map(({ real, instead }) => [instead, real])}
            />
          </div>
        </>
      )}
    </article>
  )
}
