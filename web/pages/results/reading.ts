/** Rows pasted from a spreadsheet: tabs, semicolons or commas; amounts with either decimal sign, read as they are written. */
import type { Input } from '../../call.ts'

type Row = Input<'campaigns.record'>['rows'][number]
type Field = keyof Row

const NAMES: Record<string, Field> = {
  campaign: 'campaign', kampagne: 'campaign', campagna: 'campaign', project: 'campaign',
  handle: 'handle', creator: 'handle', username: 'handle', account: 'handle', influencer: 'handle', name: 'handle',
  platform: 'platform', channel: 'platform', network: 'platform',
  deliverable: 'deliverable', type: 'deliverable', format: 'deliverable', content: 'deliverable',
  date: 'day', day: 'day', posted: 'day', postedat: 'day',
  fee: 'feeCents', cost: 'feeCents', spend: 'feeCents', price: 'feeCents', paid: 'feeCents',
  product: 'productCents', productcost: 'productCents', shipping: 'productCents',
  reach: 'reach', impressions: 'reach', views: 'reach', exposure: 'reach',
  clicks: 'clicks', linkclicks: 'clicks', orders: 'orders', sales: 'orders', conversions: 'orders', purchases: 'orders',
  revenue: 'revenueCents', turnover: 'revenueCents', salesvalue: 'revenueCents',
} // prettier-ignore
const MONEY: readonly Field[] = ['feeCents', 'productCents', 'revenueCents']
const COUNTS: readonly Field[] = ['reach', 'clicks', 'orders']

export function readResults(text: string): { rows: Row[]; problems: string[] } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return { rows: [], problems: [] }
  const sign = ['\t', ';', ','].find((one) => lines[0]!.includes(one)) ?? ','
  const fields = cells(lines[0]!, sign).map((head) => NAMES[head.toLowerCase().replaceAll(/[^a-z]/g, '')])
  const missing = (['campaign', 'handle'] as const).filter((field) => !fields.includes(field))
  if (missing.length > 0)
    return {
      rows: [],
      problems: [`Found the columns ${cells(lines[0]!, sign).join(', ')}; wanted also ${missing.join(' and ')}.`],
    }
  const rows: Row[] = []
  const problems: string[] = []
  lines.slice(1).forEach((line, at) => {
    const row: Record<string, unknown> = {}
    cells(line, sign).forEach((cell, column) => {
      const field = fields[column]
      if (!field || cell === '' || row[field] !== undefined) return
      const value = read(field, cell)
      if (value === undefined)
        problems.push(`Row ${at + 1}: found “${cell}” as ${field.replace('Cents', '')}, left out.`)
      else row[field] = value
    })
    if (row.campaign && row.handle) rows.push(row as Row)
    else problems.push(`Row ${at + 1}: no ${row.campaign ? 'handle' : 'campaign'}, left out.`)
  })
  return { rows, problems }
}

function read(field: Field, cell: string): string | number | undefined {
  if (field === 'day') return dayOf(cell)
  if (MONEY.includes(field) || COUNTS.includes(field)) {
    const number = numberOf(cell)
    return number === undefined || number < 0 ? undefined : Math.round(MONEY.includes(field) ? number * 100 : number)
  }
  return cell
}

/** 1,234.50 and 1.234,50 and 1 234.5 and 2.5k; the last sign with other than three digits behind it is the decimal one. */
function numberOf(cell: string): number | undefined {
  const [, body, letter] = /^[^\d-]*(-?[\d.,\s'’]+)\s*([kKmM])?[^\d]*$/.exec(cell) ?? []
  if (body === undefined) return undefined
  const plain = body.replaceAll(/[\s'’]/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const both = plain.includes('.') && plain.includes(',')
  const decimal = last >= 0 && (both || plain.length - last - 1 !== 3)
  const whole = (decimal ? plain.slice(0, last) : plain).replaceAll(/[.,]/g, '')
  const number = Number(decimal ? `${whole}.${plain.slice(last + 1)}` : whole)
  return Number.isFinite(number) && body.trim() !== ''
    ? number * (/k/i.test(letter ?? '') ? 1e3 : /m/i.test(letter ?? '') ? 1e6 : 1)
    : undefined
}

function dayOf(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(cell)
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : european ? [european[3], european[2], european[1]] : []
  if (!year) return undefined
  const text = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return Number.isNaN(Date.parse(text)) ? undefined : text
}

/** Quoted cells may hold the sign. */
function cells(line: string, sign: string): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const letter = line[at]!
    if (letter === '"' && quoted && line[at + 1] === '"') cell += line[at++]
    else if (letter === '"') quoted = !quoted
    else if (letter === sign && !quoted) {
      found.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...found, cell.trim()]
}
