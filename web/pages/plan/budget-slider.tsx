/** The budget: one thumb on stops that are fine where they are small, and the number itself to type. */
import { Slider } from '@base-ui/react/slider'
import { useMemo } from 'react'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/numbers.ts'
import { stopsTo } from './asked.ts'

type Props = { value: number; most: number; onSlide: (next: number) => void; onChange: (next: number) => void }

export function BudgetSlider({ value, most, onSlide, onChange }: Props) {
  const stops = useMemo(() => stopsTo(Math.max(most, value, 1000)), [most, value])
  const at = stops.findLastIndex((stop) => stop <= value)
  return (
    <section aria-labelledby="budget">
      <h2 id="budget" className="sr-only">
        Budget
      </h2>
      <Field
        label="Budget"
        inputMode="decimal"
        key={value}
        defaultValue={count(value)}
        onBlur={(event) => {
          const next = Number(event.target.value.replaceAll(/[^\d.]/g, ''))
          if (Number.isFinite(next) && next !== value) onChange(next)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Slider.Root
        aria-label="Budget"
        value={at}
        min={0}
        max={stops.length - 1}
        largeStep={5}
        onValueChange={(place) => onSlide(stops[place as number]!)}
        onValueCommitted={(place) => onChange(stops[place as number]!)}
        className="mt-2"
      >
        <Slider.Control className="flex h-10 touch-none items-center px-2.5">
          <Slider.Track className="bg-pool relative h-1 w-full rounded-full">
            <Slider.Indicator className="bg-ink rounded-full" />
            <Slider.Thumb
              getAriaLabel={() => 'Budget'}
              getAriaValueText={(_, place) => count(stops[place] ?? 0)}
              className="bg-paper border-ink has-focus-visible:outline-accent-ink size-5 rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </section>
  )
}
