import { expect, test } from 'vitest'
import { curveFinding } from './loyalty-words.ts'

const own = [0.05, 0.09, 0.12, 0.15, 0.17, 0.19, 0.21, 0.22, 0.23, 0.24]
const pool = own.map((share) => share / 2)
const said = (low: number, high: number, usual: number[] | null = pool) =>
  curveFinding({ own, pool: usual, accounts: usual ? 50 : 0 }, [low, high])

test('the curve is said where the measure looks, five posts later', () => {
  expect(said(0.15, 0.19)).toBe('17% are back within 5 posts, more than the 8.5% of 50 accounts of your own')
})

test('more or fewer than others only where the interval leaves no doubt', () => {
  expect(said(0.05, 0.3)).toBe('17% are back within 5 posts, about as many as with 50 accounts of your own')
  expect(said(0.01, 0.04)).toMatch(/fewer than the 8.5%/)
})

test('without a pool nothing is compared', () => {
  expect(said(0.15, 0.19, null)).toBe('17% are back within 5 posts; there are no other accounts to compare with')
})
