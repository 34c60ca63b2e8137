import { expect, test } from 'vitest'
import { connectionFinding, connectionsFinding, isAtHome } from './words.ts'

const shop = (more: object = {}) => ({
  troubled: 0,
  lastAt: '2026-03-01T00:00:00Z',
  vendor: 'shopify' as const,
  ...more,
})

test('the head of the list says whether anything was lost, trouble first', () => {
  expect(connectionsFinding([])).toBe('No shop tells of its orders yet')
  expect(connectionsFinding([shop({ lastAt: null })])).toBe('One shop, not heard of yet')
  expect(connectionsFinding([shop(), shop({ lastAt: null })])).toBe('Two shops, nothing lost')
  expect(connectionsFinding([shop({ troubled: 3 })])).toBe('One shop; it has orders that were not taken')
  expect(connectionsFinding([shop({ troubled: 3 }), shop(), shop()])).toBe(
    'Three shops; one has orders that were not taken',
  )
  expect(connectionsFinding([shop({ troubled: 3 }), shop({ troubled: 1 }), shop()])).toBe(
    'Three shops; two have orders that were not taken',
  )
  expect(connectionsFinding([shop({ troubled: 3 }), shop({ troubled: 1 })])).toBe(
    'Two shops; all have orders that were not taken',
  )
})

test('the head of one says the same of it', () => {
  expect(connectionFinding({ ...shop({ troubled: 1 }), name: 'Olio', orders: 4 })).toBe(
    'Olio: one delivery was not taken',
  )
  expect(connectionFinding({ ...shop(), name: 'Olio', orders: 4 })).toBe('Olio told of four orders')
  expect(connectionFinding({ ...shop({ lastAt: null }), lastAt: null, name: 'Olio', orders: 0 })).toBe(
    'Olio has not been heard of yet',
  )
})

test('an address that only this network knows is no address for a shop', () => {
  expect(
    ['localhost:4747', '127.0.0.1:80', '192.168.1.4', '10.0.0.2:4747', 'mac.local', '[::1]:4747'].every(isAtHome),
  ).toBe(true)
  expect(['rapport.example.org', '172.200.0.1', 'localhouse.example'].some(isAtHome)).toBe(false)
})
