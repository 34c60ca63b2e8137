import { expect, test } from 'vitest'
import type { CreatorRow } from '../../rows.ts'
import { fieldsIn, file, readAll } from './fixture.ts'
import { inspect } from './inspect.ts'
import { pasted } from './source.ts'

const creators = (name: string, text: string | Buffer, told = {}) => readAll<CreatorRow>(file(name, text), told)

test('finds the handle by its values where the headers deceive, and of two columns the exact one', async () => {
  const { inspection, rows } = await creators(
    'top-INSTAGRAM.csv',
    'Rank,name,instagram name,Category_1,Category_2,followers,followers,Eng. (Auth.),Eng. (Avg.)\n' +
      '1,ada.l,Ada Lovelace,Food,Travel,1.2M,1203456,17.8K,23400\n2,grace_h,Grace 🤍,Food,,12.5K,12489,0,1200\n',
  )
  expect(fieldsIn(inspection)).toEqual([
    null,
    'handle',
    'name',
    'topics',
    'topics',
    null,
    'followers',
    null,
    'engagements',
  ])
  expect(inspection.platform).toBe('instagram')
  expect(inspection.columns[1]!.reading).toMatch(/because 100% of its values look like handles/)
  expect(rows[0]).toMatchObject({
    platform: 'instagram',
    handle: 'ada.l',
    name: 'Ada Lovelace',
    topics: ['Food', 'Travel'],
    followers: 1203456,
  })
  expect(rows[1]!.engagementRate).toBeCloseTo(1200 / 12489, 10)
})

test('copes with titles above, repeated headers, empty columns, blank lines and semicolons', async () => {
  const { rows, refused } = await creators(
    'lista tiktok.csv',
    'Creator di Torino 2024;;;;\n\nNome utente;Nome;Cognome;Follower;Tasso di engagement;;\n' +
      '@ada;Ada;Lovelace;9.870;3,2;;\n;;;;;;\nNome utente;Nome;Cognome;Follower;Tasso di engagement;;\ngrace;Grace;Hopper;12,5K;0,8;;\nmary;Mary;N/A;—;#REF!\n',
  )
  expect(refused).toEqual([])
  expect(rows).toEqual([
    { platform: 'tiktok', handle: 'ada', name: 'Ada Lovelace', followers: 9870, engagementRate: 0.032 },
    { platform: 'tiktok', handle: 'grace', name: 'Grace Hopper', followers: 12500, engagementRate: 0.008 },
    { platform: 'tiktok', handle: 'mary', name: 'Mary' },
  ])
})

test('makes an account of each platform of a row, and one creator of them', async () => {
  const { rows, refused } = await creators(
    'crm.csv',
    'First Name,Last Name,Email,Instagram,IG followers,TikTok URL,YouTube,Discount code\n' +
      'Ada,Lovelace,ada@example.com,@ada,"12,300",https://www.tiktok.com/@ada.l,,ADA10\n' +
      'Grace,Hopper,,grace,800,,https://youtube.com/@graceh,G10\nMary,,,,,,,\n',
  )
  expect(
    rows.map(({ platform, handle, name, creatorKey, followers }) => ({
      platform,
      handle,
      name,
      creatorKey,
      followers,
    })),
  ).toEqual([
    { platform: 'instagram', handle: 'ada', name: 'Ada Lovelace', creatorKey: 'instagram/ada', followers: 12300 },
    { platform: 'tiktok', handle: 'ada.l', name: 'Ada Lovelace', creatorKey: 'instagram/ada', followers: undefined },
    { platform: 'instagram', handle: 'grace', name: 'Grace Hopper', creatorKey: 'instagram/grace', followers: 800 },
    {
      platform: 'youtube',
      handle: 'graceh',
      name: 'Grace Hopper',
      creatorKey: 'instagram/grace',
      followers: undefined,
    },
  ])
  expect(refused).toMatchObject([{ line: 4, column: 'Instagram', wanted: expect.stringContaining('at least one of') }])
})

test('takes rates as percent or as fractions by their values, and says why', async () => {
  const percent = await creators('a-instagram.csv', 'handle,er\na,3.2\nb,0.8\nc,5.1\n')
  expect(percent.rows.map((row) => row.engagementRate)).toEqual([0.032, 0.008, 0.051])
  expect(percent.inspection.columns[1]!.reading).toMatch(/taken as percent, because 67% of the values are above 1/)
  const fraction = await creators('a-instagram.csv', 'handle,er\na,0.032\nb,0.008\nc,5%\n')
  expect(fraction.rows.map((row) => row.engagementRate)).toEqual([0.032, 0.008, 0.05])
  expect(fraction.inspection.columns[1]!.reading).toMatch(/taken as a fraction, because none of the values is above 1/)
  const told = await creators('a-instagram.csv', 'handle,er\na,0.5\nb,0.6\n', { rates: 'percent' })
  expect(told.rows.map((row) => row.engagementRate)).toEqual([0.005, 0.006])
})

test('obeys the user over every guess: mapping, decimal sign, platform', async () => {
  const text = 'who,fans,name\nada,1.234,x\ngrace,5.678,y\n'
  const { rows } = await creators('x.csv', text, {
    kind: 'creators',
    mapping: { who: 'handle', '#1': 'averageLikes', name: null },
    numbers: { fans: 'dot' },
    platform: 'youtube',
  })
  expect(rows).toEqual([
    { platform: 'youtube', handle: 'ada', averageLikes: 1.234 },
    { platform: 'youtube', handle: 'grace', averageLikes: 5.678 },
  ])
  expect((await inspect(file('x.csv', text), { mapping: { whom: 'handle' } })).warnings).toContain(
    'The mapping names whom, which is no column of this file.',
  )
  await expect(inspect(file('x.csv', text), { mapping: { who: 'shoe size' }, kind: 'creators' })).rejects.toThrow(
    /no field of creators/,
  )
})

test('refuses a row with its line, column, what was found and what was wanted, and takes the others', async () => {
  const { rows, refused } = await creators(
    'x-instagram.csv',
    'handle,followers,verified\nada,12K,yes\n"Grace\nHopper",5,no\nmary,lots,no\njoan,7,\nann,8,no,more\n',
  )
  expect(rows.map((row) => row.handle)).toEqual(['ada', 'joan'])
  expect(refused.map(({ line, column, found }) => ({ line, column, found }))).toEqual([
    { line: 3, column: 'handle', found: 'Grace\nHopper' },
    { line: 5, column: 'followers', found: 'lots' },
    { line: 7, column: '', found: '4 cells' },
  ])
  expect(refused[1]).toMatchObject({ wanted: expect.stringContaining('12.5K'), raw: ['mary', 'lots', 'no'] })
})

test('takes pasted handles and addresses, parted in any way', async () => {
  const { rows, refused, inspection } = await readAll<CreatorRow>(
    pasted('@ada, https://www.tiktok.com/@grace\nhttps://instagram.com/mary joan;who@example.com'),
    { platform: 'instagram' },
  )
  expect(inspection.format).toBe('paste')
  expect(rows).toEqual([
    { platform: 'instagram', handle: 'ada' },
    { platform: 'tiktok', handle: 'grace', url: 'https://www.tiktok.com/@grace' },
    { platform: 'instagram', handle: 'mary', url: 'https://instagram.com/mary' },
    { platform: 'instagram', handle: 'joan' },
  ])
  expect(refused).toMatchObject([{ line: 2, found: 'who@example.com' }])
})

test('takes cells pasted from a sheet as the table they are', async () => {
  const { rows } = await readAll<CreatorRow>(pasted('Username\tFollowers\nada\t12K\n'), { platform: 'x' })
  expect(rows).toEqual([{ platform: 'x', handle: 'ada', followers: 12000 }])
})

test('does not make one creator of everybody because the rows are numbered', async () => {
  const { rows } = await creators('x-instagram.csv', 'creator_id,handle\n1,ada\n2,grace\n3,mary\n')
  expect(rows.every((row) => row.creatorKey === undefined)).toBe(true)
})

test('reads a list without a header by its values', async () => {
  const { rows } = await creators(
    'list.csv',
    '@ada,https://www.tiktok.com/@ada\n@grace,https://www.tiktok.com/@grace\n@mary,https://www.tiktok.com/@mary\n',
  )
  expect(rows.map(({ platform, handle }) => `${platform}/${handle}`)).toEqual([
    'tiktok/ada',
    'tiktok/grace',
    'tiktok/mary',
  ])
})

test('takes the handle of each creator and not the one client, manager or topic of all rows', async () => {
  for (const header of ['Account,Creator', 'User,Influencer', 'Profile,Name']) {
    const text = Array.from({ length: 20 }, (_, i) => `acme${i % 2},ada${i},${1000 + i}`)
    const { rows } = await creators('x-instagram.csv', `${header},Followers\n${text.join('\n')}\n`)
    expect(rows.slice(0, 2).map(({ handle, name }) => [handle, name])).toEqual([
      ['ada0', undefined],
      ['ada1', undefined],
    ])
  }
})

test('leaves what belongs to managers, agencies and campaigns out of the creators', async () => {
  const { inspection } = await creators(
    'x-instagram.csv',
    'Account manager,Manager handle,Agency email,Rate card,Last post date,Posts per month,Handle,Name,Email,Followers\n' +
      'mary,mary_m,info@agency.example,€200,2024-03-05,4,ada,Ada L,ada@example.com,1200\n' +
      'mary,mary_m,info@agency.example,€300,2024-03-06,5,grace,Grace H,grace@example.com,900\n',
  )
  expect(fieldsIn(inspection)).toEqual([...Array<null>(6).fill(null), 'handle', 'name', 'email', 'followers'])
})
