/** What was said, in order, the creator's own turns set apart by place, colour and word. */
import { day } from '../../ui/numbers.ts'

export type Turn = { actor: string | null; byCreator: boolean; at: string | null; text: string | null }

export function Conversation({ turns }: { turns: readonly Turn[] }) {
  return (
    <ol className="space-y-2">
      {turns.map((turn, at) => (
        // Turns of a shown thread never move.
        <li key={at} className={turn.byCreator ? 'flex flex-col items-end pl-8' : 'flex flex-col items-start pr-8'}>
          <p className="text-quiet max-w-full truncate text-xs">
            {turn.byCreator ? 'The creator' : (turn.actor ?? 'Somebody')}
            {turn.at && ` · ${day(turn.at)}`}
          </p>
          <p
            dir="auto"
            className={`max-w-[min(65ch,100%)] rounded-md px-3 py-1.5 text-sm whitespace-pre-line ${turn.byCreator ? 'bg-wash' : 'bg-sunk'}`}
          >
            {turn.text ?? <span className="text-quiet">The source keeps no text.</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
