/** The follower band: two thumbs on a log scale, and the two ends as numbers to type. */
import { Slider } from '@base-ui/react/slider'
import { useEffect, useMemo, useState } from 'react'
import { count, short } from '../../ui/numbers.ts'
import { nearest, readCount, stopsUpTo } from './stops.ts'

type Span = { low: number; high: number }

export function BandSlider({
  band,
  largest,
  idle = false,
  onChange,
}: {
  band: Span
  largest: number
  /** Any size is shown; moving a thumb brings the band back. */
  idle?: boolean
  onChange: (next: Span) => void
}) {
  const stops = useMemo(() => stopsUpTo(Math.max(largest, band.high)), [largest, band.high])
  const [held, setHeld] = useState(band)
  useEffect(() => setHeld({ low: band.low, high: band.high }), [band.low, band.high])

  // A thumb that was not moved keeps its exact number, even between two stops.
  const at = (positions: readonly number[]): Span => ({
    low: positions[0] === nearest(stops, held.low) ? held.low : stops[positions[0]!]!,
    high: positions[1] === nearest(stops, held.high) ? held.high : stops[positions[1]!]!,
  })

  return (
    <div className={`flex grow flex-wrap items-center gap-x-4 gap-y-1 sm:flex-nowrap ${idle ? 'opacity-50' : ''}`}>
      <span className="text-sm font-medium" id="band-label">
        Followers
      </span>
      <Slider.Root
        aria-labelledby="band-label"
        value={[nearest(stops, held.low), nearest(stops, held.high)]}
        min={0}
        max={stops.length - 1}
        minStepsBetweenValues={1}
        largeStep={5}
        onValueChange={(positions) => setHeld(at(positions))}
        onValueCommitted={(positions) => onChange(at(positions))}
        className="w-full min-w-40 sm:max-w-md"
      >
        <Slider.Control className="flex h-10 touch-none items-center px-2.5">
          <Slider.Track className="bg-pool relative h-1 w-full rounded-full">
            <Slider.Indicator className="bg-ink rounded-full" />
            {['Fewest followers', 'Most followers'].map((label, index) => (
              <Slider.Thumb
                key={label}
                index={index}
                getAriaLabel={() => label}
                getAriaValueText={(_, position) => count(stops[position] ?? 0)}
                className="bg-paper border-ink has-focus-visible:outline-accent-ink size-5 rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
              />
            ))}
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <span className="flex items-center gap-1.5">
        <End
          label="Fewest followers, as a number"
          value={held.low}
          onChange={(low) => low < held.high && onChange({ ...held, low })}
        />
        <span aria-hidden="true">–</span>
        <End
          label="Most followers, as a number"
          value={held.high}
          onChange={(high) => high > held.low && onChange({ ...held, high })}
        />
      </span>
    </div>
  )
}

function End({ label, value, onChange }: { label: string; value: number; onChange: (next: number) => void }) {
  const shown = value < 1e6 ? count(value) : short(value)
  const [text, setText] = useState<string>()
  const done = () => {
    const read = text === undefined ? undefined : readCount(text)
    setText(undefined)
    if (read !== undefined && read !== value) onChange(read)
  }
  return (
    <input
      aria-label={label}
      inputMode="text"
      value={text ?? shown}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
        if (event.key === 'Escape') setText(undefined)
      }}
      className="hover:border-edge focus:border-edge min-h-9 w-20 rounded-md border border-transparent bg-transparent px-2 text-center text-sm font-medium"
    />
  )
}
