import { expect, test } from 'vitest'
import fc from 'fast-check'
import { squeezed } from './renamed.ts'
import { recogniser } from './survey-recognised.ts'

const who = (account: string, name: string, handle: string) => ({ account, name, handle })

test('a name or a handle is found anywhere in an answer, however it is spelt; two at once mean nobody', () => {
  const meant = recogniser([
    who('a', 'Pané e Olio', 'pane.olio'),
    who('b', 'Bo', 'bo'),
    who('c', 'Carla Rossi', 'carla'),
  ])
  const of = (answer: string) => meant(squeezed(answer))
  expect(of('saw it on PANE E OLIO!')).toBe('a')
  expect(of('@pane.olio')).toBe('a')
  expect(of('Bo')).toBe('b')
  expect(of('a book shop')).toBeUndefined()
  expect(of('Carla Rossi, or was it pane.olio?')).toBeUndefined()
  expect(of('carl')).toBeUndefined()
  expect(of('a friend')).toBeUndefined()
})

test('finds what reading every name against every answer finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), text, (names, key) => {
      const creators = names.map(([name, handle], at) => who(String(at), name, handle))
      const found = creators.filter((one) =>
        [one.name, one.handle].some(
          (each) => each !== '' && (each === key || (each.length >= 4 && key.includes(each))),
        ),
      )
      expect(recogniser(creators)(key)).toBe(found.length === 1 ? found[0]!.account : undefined)
    }),
  )
})

test('5,000 creators and 20,000 answers take less than two seconds', () => {
  const creators = Array.from({ length: 5000 }, (_, k) => who(String(k), `Maria Number ${k}`, `maria.${k}`))
  const meant = recogniser(creators)
  const start = performance.now()
  let known = 0
  for (let k = 0; k < 20_000; k++) if (meant(squeezed(`I saw it somewhere, at ${k}, maria number ${5000 + k}`))) known++
  expect(performance.now() - start).toBeLessThan(2000)
  expect(known).toBeLessThan(20_000)
})
