/** A report as a page: the server wrote every word and number of it, and here it is drawn, as the PDF draws it. */
import type { Block, Figure, Report, Section, Table } from '@rapport/server/features/reports/report-sheet.ts'
import { Headline } from '../../ui/headline.tsx'
import { day } from '../../ui/numbers.ts'
import { CoursePicture } from './course-picture.tsx'
import { DotsPicture } from './dots-picture.tsx'

export const Sheet = ({ report }: { report: Report }) => (
  <article className="max-w-4xl print:max-w-none print:text-xs print:[&_.text-sm]:text-xs" lang="en">
    <p className="text-quiet text-sm break-words">{report.about}</p>
    <Headline className="mt-2 break-words print:text-2xl">{report.title}</Headline>
    <dl className="border-line mt-8 grid grid-cols-2 gap-x-8 gap-y-6 border-y py-5 md:grid-cols-4 print:mt-4 print:grid-cols-4 print:py-3">
      {report.figures.map((one) => (
        <FigureShown key={one.label} {...one} />
      ))}
    </dl>
    {report.sections.map((section) => (
      <SectionShown key={section.heading} {...section} />
    ))}
    <p className="text-quiet mt-12 text-sm print:mt-2">As of {day(report.made)}.</p>
  </article>
)

/** What is uncertain has small figures and a long note, and neither is cut. */
const FigureShown = ({ label, value, note }: Figure) => (
  <div className="flex min-w-0 flex-col">
    <dt className="text-quiet text-sm">{label}</dt>
    <dd className="mt-0.5 font-serif text-2xl leading-tight break-words print:text-xl">{value}</dd>
    <dd className="text-quiet mt-1 text-sm leading-snug print:text-xs">{note}</dd>
  </div>
)

const SectionShown = ({ heading, blocks }: Section) => (
  <section className="mt-10 print:mt-3">
    <h2 className="break-words break-after-avoid print:text-base">{heading}</h2>
    <div className="mt-3 flex flex-col gap-5 print:mt-1.5 print:gap-2">
      {blocks.map((block, at) => (
        // Blocks have no identity but their place.
        <BlockShown key={at} block={block} />
      ))}
    </div>
  </section>
)

function BlockShown({ block }: { block: Block }) {
  if (block.is === 'words')
    return <p className={`max-w-prose break-words print:max-w-none ${block.quiet ? 'text-quiet' : ''}`}>{block.text}</p>
  if (block.is === 'list')
    return (
      <ul className="max-w-prose list-disc space-y-1.5 pl-5 break-words print:max-w-none print:space-y-0.5">
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if (block.is === 'dots') return <DotsPicture {...block} />
  if (block.is === 'course') return <CoursePicture {...block} />
  return <TableShown {...block} />
}

const TableShown = ({ caption, head, rows }: Table) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
  <div className="overflow-x-auto print:overflow-visible" role="region" aria-label={caption} tabIndex={0}>
    <table className="w-full text-sm">
      <caption className="pb-2 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-line border-b">
          {head.map(({ text, figures }) => (
            <th
              key={text}
              scope="col"
              className={`py-1.5 pr-4 align-bottom font-medium last:pr-0 ${figures ? 'w-px text-right' : 'text-left'}`}
            >
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Two bookings may say the same.
          <tr key={at} className="border-line break-inside-avoid border-b align-top">
            {row.map((cell, column) => (
              <td
                key={column}
                className={`py-1.5 pr-4 last:pr-0 ${head[column]?.figures ? 'text-right whitespace-nowrap' : 'min-w-32 break-words'}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
