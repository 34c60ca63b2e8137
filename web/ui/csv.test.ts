import { expect, test } from 'vitest'
import { csv } from './csv.ts'

test('a cell that a spreadsheet would run is told to be text; a negative number stays a number', () => {
  expect(csv([['=1+1', '@cmd', '-x', -2]])).toBe("'=1+1,'@cmd,'-x,-2\r\n")
})

test('quotes, commas and line ends stay inside their cell; what is not known stays empty', () => {
  expect(csv([['a "b"', 'c, d', 'e\nf', null]])).toBe('"a ""b""","c, d","e\nf",\r\n')
})
