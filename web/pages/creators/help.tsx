/** What the columns mean and which keys there are. Single keys can be turned off: some people speak to their computer. */
import { Dialog } from '../../ui/dialog.tsx'
import { IntervalDot } from '../../ui/interval-dot.tsx'

const KEYS = [
  ['/', 'search'],
  ['↑ ↓', 'move from row to row'],
  ['space', 'select a creator'],
  ['enter', 'open a creator'],
  ['c', 'compare two to five selected'],
  ['l', 'add to a shortlist'],
  ['?', 'this explanation'],
] as const

export function Help({
  open,
  onClose,
  keys,
  onKeys,
}: {
  open: boolean
  onClose: () => void
  keys: boolean
  onKeys: (on: boolean) => void
}) {
  return (
    <Dialog title="How to read this table" open={open} onClose={onClose} wide>
      <dl className="grid gap-4">
        <Said word="Relationship">
          How close creator and audience are, 0 to 100: who comes back, who is answered, whether talk goes on. The dot
          is the estimate; the true value lies on the line in 8 of 10 cases.
          <Sample estimate={{ value: 72, low: 58, high: 83 }} says="72, between 58 and 83" />
          <Sample estimate={null} says="not enough evidence: we do not guess" />
        </Said>
        <Said word="Rank and bracket">
          Creators in one bracket share a rank: their lines overlap, so the order inside it means nothing.
        </Said>
        <Said word="Audience">
          Whether signals in the audience call for a question. It accuses nobody: every signal says how often it is
          wrong, and what it could be instead.
        </Said>
        <Said word="Why">
          The sentence behind the dot, to be checked by opening the creator and reading the comments.
        </Said>
      </dl>
      <h3 className="mt-6 mb-2">Keys</h3>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {KEYS.map(([key, does]) => (
          <li key={key} className="flex items-center gap-3 py-1">
            <kbd className="border-edge bg-raised min-w-14 rounded-sm border px-2 text-center font-sans text-sm">
              {key}
            </kbd>{' '}
            {does}
          </li>
        ))}
      </ul>
      <label className="mt-4 flex min-h-8 items-center gap-3">
        <input
          type="checkbox"
          className="accent-accent-fill size-4"
          checked={keys}
          onChange={(event) => onKeys(event.target.checked)}
        />
        Single keys act on this page
      </label>
    </Dialog>
  )
}

const Said = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <div className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
    <dt className="font-medium">{word}</dt>
    <dd className="text-pretty">{children}</dd>
  </div>
)

const Sample = ({
  estimate,
  says,
}: {
  estimate: { value: number; low: number; high: number } | null
  says: string
}) => (
  <span className="mt-2 flex items-center gap-3">
    <IntervalDot estimate={estimate} label="Example:" className="w-40 shrink-0" />
    <span className="text-quiet text-sm">{says}</span>
  </span>
)
