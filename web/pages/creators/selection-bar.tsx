/** What is selected, and what can be done with it; stays at hand while the table scrolls. */
import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../ui/button.tsx'
import type { Listed } from './words.ts'

type Props = { selected: ReadonlyMap<string, Listed>; onList: () => void; onClear: () => void }

export function SelectionBar({ selected, onList, onClear }: Props) {
  if (selected.size === 0) return null
  const names = [...selected.values()].map(({ name }) => name)
  const comparable = selected.size >= 2 && selected.size <= 5
  return (
    <div className="border-edge bg-raised sticky bottom-18 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-4 py-2.5 shadow-lg md:bottom-6">
      <p className="min-w-0 grow truncate text-sm" role="status">
        <span className="font-medium">{selected.size} selected</span>
        <span className="text-quiet"> · {names.join(', ')}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {comparable ? (
          <Link to="/compare" search={{ ids: [...selected.keys()].join(',') }} className={buttonClass('primary')}>
            Compare <Key>c</Key>
          </Link>
        ) : (
          <span className="text-quiet flex items-center text-sm">
            {selected.size < 2 ? 'One more to compare' : 'At most five to compare'}
          </span>
        )}
        <Button onClick={onList}>
          Shortlist <Key>l</Key>
        </Button>
        <Button variant="quiet" onClick={onClear}>
          Clear
        </Button>
      </div>
    </div>
  )
}

const Key = ({ children }: { children: string }) => (
  <kbd
    aria-hidden="true"
    className="hidden rounded-sm border border-current px-1 font-sans text-xs opacity-80 sm:inline"
  >
    {children}
  </kbd>
)
