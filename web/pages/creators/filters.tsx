/** What narrows the table: words, then platform, place, topic, language and the state of the two findings. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { call } from '../../call.ts'
import { Choices } from '../../ui/choices.tsx'
import { inputClass } from '../../ui/field.tsx'
import { isNarrowed } from './search.ts'
import type { CreatorsSearch } from './search.ts'
import { AUDIENCE, EVIDENCE, PLATFORM } from './words.ts'
import { languageName } from './language.ts'

type Change = (next: CreatorsSearch, quietly?: boolean) => void

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

export function Filters({
  search,
  onChange,
  box,
}: {
  search: CreatorsSearch
  onChange: Change
  box: RefObject<HTMLInputElement | null>
}) {
  const { data: facets } = useQuery({
    queryKey: ['creators.facets'],
    queryFn: ({ signal }) => call('creators.facets', {}, signal),
    staleTime: 60_000,
  })
  const pick = (name: 'platform' | 'place' | 'topic' | 'language' | 'evidence' | 'audience') => ({
    chosen: search[name] ?? [],
    onChange: (next: string[]) => onChange({ ...search, [name]: next.length ? next : undefined } as CreatorsSearch),
  })
  const known = (name: 'platform' | 'place' | 'topic' | 'language', label: (value: string) => string) =>
    (facets?.[name] ?? []).map(({ value, count }) => ({ value, label: label(value), count }))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox box={box} value={search.q ?? ''} onChange={(q) => onChange({ ...search, q: q || undefined }, true)} />
      <Choices
        label="Platform"
        choices={known('platform', (value) => PLATFORM[value as keyof typeof PLATFORM])}
        {...pick('platform')}
      />
      <Choices label="Place" choices={known('place', (value) => value)} {...pick('place')} />
      <Choices label="Topic" choices={known('topic', (value) => value)} {...pick('topic')} />
      <Choices label="Language" choices={known('language', languageName)} {...pick('language')} />
      <Choices label="Evidence" choices={choicesOf(EVIDENCE)} {...pick('evidence')} />
      <Choices label="Audience" choices={choicesOf(AUDIENCE)} {...pick('audience')} />
      {isNarrowed(search) && (
        <button
          type="button"
          className="text-quiet hover:text-ink min-h-9 px-2 text-sm underline underline-offset-2"
          onClick={() => onChange(withoutFilters(search))}
        >
          Clear all
        </button>
      )}
    </div>
  )
}

/** The band and the order stay; everything that narrows goes. */
export const withoutFilters = ({ low, high, sort, descending }: CreatorsSearch): CreatorsSearch =>
  Object.fromEntries(
    Object.entries({ low, high, sort, descending }).filter(([, value]) => value !== undefined),
  ) as CreatorsSearch

/** Asks when the hand rests, not at every key. */
function SearchBox({
  value,
  onChange,
  box,
}: {
  value: string
  onChange: (next: string) => void
  box: RefObject<HTMLInputElement | null>
}) {
  const [text, setText] = useState(value)
  const told = useRef(value)
  useEffect(() => {
    if (value !== told.current) setText((told.current = value))
  }, [value])
  useEffect(() => {
    if (text.trim() === told.current) return
    const rest = setTimeout(() => onChange((told.current = text.trim())), 220)
    return () => clearTimeout(rest)
  })
  return (
    <input
      ref={box}
      type="search"
      aria-label="Search names, handles, bios and topics"
      placeholder="Search  /"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      className={`${inputClass} min-h-9 rounded-full py-1 sm:w-56`}
    />
  )
}
