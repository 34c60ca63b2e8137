/** From the first comment to the last: a thumb on the moments of the picture, their date, and a button that lets time go by. */
import { Slider } from '@base-ui/react/slider'
import { day } from '../../ui/numbers.ts'
import { pictureFinding } from './picture-words.ts'
import { pictureThen } from './picture-then.ts'
import type { Picture } from './seating.ts'
import type { Film } from './use-film.ts'

export function PictureSlider({ picture, film }: { picture: Picture; film: Film }) {
  const { moments } = picture
  const last = moments.length - 1
  const dateOf = (moment: number) => day(moments[moment]!.at)
  return (
    <div className="mx-auto mt-4 flex w-full max-w-[36rem] items-center gap-3 print:hidden">
      <button
        type="button"
        onClick={film.toggle}
        aria-label={film.playing ? 'Pause' : 'Play how this audience came about'}
        className="border-edge bg-raised hover:bg-sunk grid size-10 shrink-0 place-items-center rounded-full border transition-colors"
      >
        <svg viewBox="0 0 16 16" className="size-4 fill-current" aria-hidden="true">
          <path d={film.playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M5 2.8v10.4L13.4 8z'} />
        </svg>
      </button>
      <Slider.Root
        value={film.moment}
        min={0}
        max={last}
        largeStep={4}
        onValueChange={(moment) => film.seek(moment as number)}
        className="min-w-0 flex-1"
      >
        <Slider.Control className="flex h-10 touch-none items-center px-2.5">
          <Slider.Track className="bg-pool relative h-1 w-full rounded-full">
            <Slider.Indicator className="bg-ink rounded-full" />
            <Slider.Thumb
              getAriaLabel={() => 'The audience as it was on'}
              getAriaValueText={(_, moment) => `${dateOf(moment)}. ${pictureFinding(pictureThen(picture, moment))}`}
              className="bg-paper border-ink has-focus-visible:outline-accent-ink size-5 rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <output aria-live="off" className="w-24 shrink-0 text-right text-sm font-medium">
        {dateOf(film.moment)}
      </output>
    </div>
  )
}
