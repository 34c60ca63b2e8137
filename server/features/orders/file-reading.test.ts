import { expect, test } from 'vitest'
import { readOrders } from './file-reading.ts'

const NOW = Date.parse('2026-04-01T00:00:00Z')
const read = (text: string, currency?: string) => readOrders(text, currency, NOW, 1000)

test('Shopify’s export, with a line for each article, is one order with its sums', () => {
  const { found, refused, said } = read(
    'Name,Email,Financial Status,Paid at,Currency,Total,Discount Code,Refunded Amount,Lineitem quantity\n' +
      '#1001,eva@example.com,paid,2026-03-01 10:00:00 +0100,EUR,48.00,MARTA10,0.00,2\n#1001,eva@example.com,,,,,,,1\n#1002,,partially_refunded,2026-03-02 10:00:00 +0100,EUR,20.00,,5.00,1\n#1003,,voided,2026-03-02,EUR,9.00,,,1\n',
  )
  expect(refused).toEqual([])
  expect(found.map((one) => one.found)).toMatchObject([
    { order: { external: '#1001', at: new Date('2026-03-01T09:00:00Z'), total: 4800, items: 3, codes: ['MARTA10'], state: 'paid', email: 'eva@example.com' } },
    { order: { external: '#1002', total: 2000, state: 'paid' }, reversals: [{ minor: 500, order: '#1002' }] },
    { order: { external: '#1003', state: 'cancelled' } },
  ]) // prettier-ignore
  expect(said[0]).toBe(
    'Orders are told apart by “Name”, sums read from “Total” with decimal point, because of values like 48.00, days from “Paid at”, year, month, day.',
  )
})

test('an Italian spreadsheet is read with its commas, its days first, its currency said beside, and every bad line named', () => {
  const { found, refused } = read(
    'Numero ordine;Data;Totale;Codice\n1;31/03/2026;"1.248,50 €";lucia-7\n2;01/04/2026;12,5;\n3;soon;10,00;\n;01/04/2026;10,00;\n4;01/04/2026;dodici;\n2;02/04/2026;3,00;\n5;01/04/2026;-3,00;\n',
    'EUR',
  )
  expect(found.map((one) => one.found.order)).toMatchObject([
    {
      external: '1',
      at: new Date('2026-03-31T00:00:00Z'),
      total: 124_850,
      codes: ['LUCIA-7'],
      currency: 'EUR',
      items: 1,
    },
    { external: '2', at: new Date('2026-04-01T00:00:00Z'), total: 1250 },
  ])
  expect(refused).toEqual([
    { line: 4, because: 'soon is not a date' },
    { line: 5, because: 'it has no number' },
    { line: 6, because: 'dodici is not a sum of money' },
    { line: 7, because: '2 stands in the file already' },
    { line: 8, because: '-3 is below zero' },
  ])
})

test('a file without the columns that an order needs says which, and what it found', () => {
  expect(() => read('when,who\n1,2\n')).toThrow(
    'no column for the order’s number and its date and its total. Found: when, who.',
  )
  expect(read('id,date,total\n1,2026-01-01,5\n').refused).toEqual([
    { line: 2, because: 'it does not say its currency: say it for the whole file' },
  ])
  expect(read('id,date,total\n1,2026-01-01,1200\n', 'JPY').found[0]!.found.order!.total).toBe(1200)
})
