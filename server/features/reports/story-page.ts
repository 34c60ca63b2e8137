/** A story as Markdown, and as one page of HTML that needs nothing else: no script, nothing from outside, one or two sheets of A4. */
import type { Block } from './story-words.ts'

/** What a reader sees of it, one line a block or cell. */
export const plainOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.is === 'table' ? [...block.head, ...block.rows.flat()] : [block.text])).join('\n')

export function changed(blocks: readonly Block[], change: (text: string) => string): Block[] {
  return blocks.map((block) =>
    block.is === 'table'
      ? { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) }
      : { ...block, text: change(block.text) },
  )
}

export const markdownOf = (blocks: readonly Block[]): string =>
  `${blocks
    .map((block) => {
      if (block.is === 'table') {
        const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
        const rule = `|${block.head.map((_, at) => (at < block.figures ? '---|' : '---:|')).join('')}`
        return [line(block.head), rule, ...block.rows.map(line)].join('\n')
      }
      return { title: '# ', heading: '## ', note: '*', words: '' }[block.is] + block.text + (block.is === 'note' ? '*' : '') // prettier-ignore
    })
    .join('\n\n')}\n`

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => ESCAPED[letter]!)

// No family of letters is called by its name: Georgia may be a creator.
const STYLE = `
:root { color-scheme: light dark; --paper: #faf8f4; --ink: #1c1a16; --quiet: #5f594e; --line: #d9d3c7 }
@media (prefers-color-scheme: dark) { :root { --paper: #14130f; --ink: #ece7dd; --quiet: #a9a294; --line: #3b372f } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums lining-nums }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 4rem }
h1, h2 { font-family: ui-serif, serif; font-weight: 500; line-height: 1.2; text-wrap: balance }
h1 { font-size: 2.1rem; margin: 0 0 1rem }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .5rem; break-after: avoid }
p { margin: 0 0 .7rem; max-width: 38rem }
.note { color: var(--quiet); font-size: .9rem }
.wide { overflow-x: auto; margin: .8rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; white-space: nowrap }
thead th { color: var(--quiet); font-size: .8rem; vertical-align: bottom }
tbody th { font-weight: 600 }
.figure { text-align: right; padding-right: 0; padding-left: .9rem }
tr { break-inside: avoid }
@page { size: A4; margin: 18mm 16mm }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb }
  body { font-size: 10.5pt }
  main { max-width: none; padding: 0 }
  .wide { overflow: visible }
  table { font-size: 8.5pt }
  th, td { white-space: normal }
}
`

export function pageOf(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.is === 'title')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title && 'text' in title ? title.text : '')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(element).join('\n')}
</main>
</body>
</html>
`
}

function element(block: Block): string {
  if (block.is === 'table') return tableOf(block)
  const text = escaped(block.text)
  if (block.is === 'title') return `<h1>${text}</h1>`
  if (block.is === 'heading') return `<h2>${text}</h2>`
  return block.is === 'note' ? `<p class="note">${text}</p>` : `<p>${text}</p>`
}

function tableOf({ head, rows, figures }: Extract<Block, { is: 'table' }>): string {
  const kind = (at: number) => (at < figures ? '' : ' class="figure"')
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td${kind(at)}>${escaped(cell)}</td>`)).join('')}</tr>`
  return `<div class="wide" tabindex="0"><table>
<thead><tr>${head.map((cell, at) => `<th scope="col"${kind(at)}>${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table></div>`
}
