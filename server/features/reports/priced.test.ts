import { expect, test } from 'vitest'
import { totalOf } from './priced.ts'

const nothing = { fee: null, product: null, rights: null, shipping: null, discount: null, commission: null, tools: null } // prettier-ignore

test('where neither fee nor product is known the cost is not known, whatever tools and shipping cost', () => {
  expect(totalOf(nothing)).toBeNull()
  expect(totalOf({ ...nothing, tools: 1000, shipping: 500 })).toBeNull()
  expect(totalOf({ ...nothing, product: 4000, tools: 1000 })).toBe(5000)
  expect(totalOf({ ...nothing, fee: 0 })).toBe(0)
})
