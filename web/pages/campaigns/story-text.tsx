/** The story as it would leave the house: its words, and who brought what as a table. */
import type { Output } from '../../call.ts'

type Block = Output<'reports.story'>['blocks'][number]

export function StoryText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <section aria-label="The story" className="border-line bg-raised mt-6 rounded-lg border p-5 sm:p-8">
      {blocks.map((block, at) => (
        <Piece key={at} block={block} />
      ))}
    </section>
  )
}

function Piece({ block }: { block: Block }) {
  if (block.is === 'table') return <Table {...block} />
  if (block.is === 'title') return <h2 className="text-2xl text-balance">{block.text}</h2>
  if (block.is === 'heading') return <h3 className="mt-7 text-lg">{block.text}</h3>
  return <p className={`mt-2 max-w-prose ${block.is === 'note' ? 'text-quiet text-sm' : ''}`}>{block.text}</p>
}

function Table({ head, rows, figures }: Extract<Block, { is: 'table' }>) {
  const side = (at: number) => (at < figures ? 'text-left' : 'text-right tabular-nums')
  return (
    <div
      role="region"
      aria-label="Who brought what"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      className="mt-3 overflow-x-auto"
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={`text-quiet py-2 pr-4 align-bottom font-medium ${side(at)}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line} className="border-line border-t align-top">
              {row.map((cell, at) => (
                <td key={at} className={`py-2 pr-4 whitespace-nowrap ${side(at)} ${at === 0 ? 'font-medium' : ''}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
