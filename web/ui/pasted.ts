/** Rows pasted from a spreadsheet: tabs, semicolons or commas; amounts with either decimal sign, read as they are written. */

/** `names`: of a column, without case and signs, to its field. */
export type Sheet<Field extends string> = {
  readonly names: Readonly<Record<string, Field>>
  readonly needed: readonly Field[]
  readonly money: readonly Field[]
  readonly counts: readonly Field[]
  readonly days: readonly Field[]
}
/** Amounts in cents. `row`: from 1, as it stands below the header. */
export type PastedRow<Field extends string> = Partial<Record<Field, string | number>> & { row: number }

export function readPasted<Field extends string>(
  text: string,
  sheet: Sheet<Field>,
): { rows: PastedRow<Field>[]; problems: string[] } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return { rows: [], problems: [] }
  const sign = ['\t', ';', ','].find((one) => lines[0]!.includes(one)) ?? ','
  const heads = cells(lines[0]!, sign)
  const fields = heads.map((head) => sheet.names[plain(head)])
  const missing = sheet.needed.filter((field) => !fields.includes(field))
  if (missing.length > 0)
    return {
      rows: [],
      problems: [`Found the columns ${heads.join(', ')}; wanted also ${missing.map(wordOf).join(' and ')}.`],
    }
  const rows: PastedRow<Field>[] = []
  const problems: string[] = []
  lines.slice(1).forEach((line, at) => {
    const row: Record<string, unknown> = { row: at + 1 }
    cells(line, sign).forEach((cell, column) => {
      const field = fields[column]
      if (!field || cell === '' || row[field] !== undefined) return
      const value = read(cell, field, sheet)
      if (value !== undefined) row[field] = value
      else {
        const wanted = sheet.days.includes(field) ? 'a day such as 2026-04-02' : 'a number of 0 or more'
        problems.push(`Row ${at + 1}: found “${cell}” as ${wordOf(field)}, wanted ${wanted}; this cell is left out.`)
      }
    })
    const lacks = sheet.needed.find((field) => row[field] === undefined)
    if (lacks === undefined) rows.push(row as PastedRow<Field>)
    else problems.push(`Row ${at + 1}: no ${wordOf(lacks)}, left out.`)
  })
  return { rows, problems }
}

const plain = (head: string) =>
  head
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
const wordOf = (field: string) => field.replace('Cents', '')

function read<Field extends string>(cell: string, field: Field, sheet: Sheet<Field>): string | number | undefined {
  if (sheet.days.includes(field)) return dayOf(cell)
  const money = sheet.money.includes(field)
  if (!money && !sheet.counts.includes(field)) return cell
  const number = numberOf(cell)
  return number === undefined || number < 0 ? undefined : Math.round(money ? number * 100 : number)
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
