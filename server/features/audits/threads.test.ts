import { expect, test } from 'vitest'
import { auditorInThread } from './threads.ts'

test('a thread that cannot reach the database says why, and still ends', async () => {
  const workspace = '00000000-0000-7000-8000-000000000001'
  const auditor = auditorInThread({ url: 'postgres://nobody@127.0.0.1:1/none', workspace, at: new Date(0), draws: 10 })
  await expect(auditor.measure([workspace])).rejects.toThrow(/ECONNREFUSED/)
  expect(
    await auditor.score({ engagement: { n: 0, beta: 0, betaVariance: 0, platforms: [] }, relationship: {} }),
  ).toEqual({
    audited: 0,
    assessed: 0,
  })
  await auditor.close()
  await expect(auditor.measure([workspace])).rejects.toThrow(/ended/)
})
