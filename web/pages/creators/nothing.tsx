/** An empty table says why it is empty, and offers the one step that fills it. */
import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { count, short } from '../../ui/numbers.ts'
import type { CreatorsSearch } from './search.ts'
import { isNarrowed } from './search.ts'
import { withoutFilters } from './filters.tsx'
import type { Summary } from './words.ts'

export function Nothing({
  summary,
  search,
  onChange,
}: {
  summary: Summary
  search: CreatorsSearch
  onChange: (next: CreatorsSearch) => void
}) {
  const { all, below, above, unknownSize, largest, smallest, band } = summary
  const found = below + above + unknownSize
  if (all === 0)
    return (
      <Empty title="A list of creators starts everything.">
        <p className="text-quiet">A handle and a follower count are enough to begin; comments make it far better.</p>
        <Link to="/" className={buttonClass('primary')}>
          Bring a list, or try the example
        </Link>
      </Empty>
    )
  if (found === 0)
    return (
      <Empty title={search.q ? `Nothing is like “${search.q}”.` : 'No creator fits all of these filters.'}>
        <p className="text-quiet">
          Your workspace holds {count(all)} accounts. Names, handles, bios and topics are searched, typing errors
          forgiven.
        </p>
        <Button onClick={() => onChange(withoutFilters(search))}>Clear search and filters</Button>
      </Empty>
    )
  if (unknownSize === found)
    return (
      <Empty title={found === 1 ? 'It has no follower count.' : `None of the ${count(found)} has a follower count.`}>
        <p className="text-quiet">
          The band cannot hold what has no size. Import a column of followers, or look without the band.
        </p>
        <Button variant="primary" onClick={() => onChange({ ...search, anySize: true })}>
          Show {found === 1 ? 'it' : 'them'} without the band
        </Button>
      </Empty>
    )
  const whose = isNarrowed(search) ? 'that match ' : ''
  const allOf = (n: number) => (n === 1 ? `The one ${whose}is` : `All ${count(n)} ${whose}are`)
  const sides = {
    above: {
      title: `${allOf(above)} above ${count(band.high)} followers.`,
      button: `Widen the band to ${short(largest ?? band.high)}`,
      next: { high: largest },
    },
    below: {
      title: `${allOf(below)} below ${count(band.low)} followers.`,
      button: `Lower the band to ${short(smallest ?? 0)}`,
      next: { low: smallest },
    },
    both: {
      title: `${count(below)} are below your band and ${count(above)} above it.`,
      button: `Widen the band to ${short(smallest ?? 0)} – ${short(largest ?? band.high)}`,
      next: { low: smallest, high: largest },
    },
  }
  const { title, button, next } = sides[above && below ? 'both' : above ? 'above' : 'below']
  return (
    <Empty title={title}>
      <p className="text-quiet">
        The band holds {count(band.low)} to {count(band.high)} followers, where people still answer each other. It is
        yours to change.
      </p>
      <Button
        variant="primary"
        onClick={() => onChange({ ...search, ...(withoutNull(next) as Partial<CreatorsSearch>) })}
      >
        {button}
      </Button>
      {unknownSize > 0 && <p className="text-quiet text-sm">{count(unknownSize)} more have no follower count.</p>}
    </Empty>
  )
}

const withoutNull = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))
