/**
 * "How did you hear of us?": answers of buyers, each meaning one creator, nobody who was booked, or nobody knows whom. A further source
 * beside link and code, which says who is remembered; it is shown beside them and never added to them.
 */
import type { z } from 'zod'
import { bookingsOf } from '../campaigns/campaigns.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { squeezed } from './renamed.ts'
import { recogniser } from './survey-recognised.ts'
import type { aliasInput, surveyInput } from './survey.operations.ts'
import * as sql from './survey.sql.ts'
import type { AliasRow, AnswerRow } from './survey.sql.ts'

/** Of one answer in one survey. */
const MOST = 1e8
/** An answer as it is recognised; some letters are written as many. */
const keyOf = (answer: string) => squeezed(answer).slice(0, 500)
/** Without what the database cannot keep, a zero byte or half a letter. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '')

async function read(tx: Tx) {
  const rows = await tx.rows<AnswerRow>(sql.answers())
  const aliases = new Map((await tx.rows<AliasRow>(sql.aliases())).map((row) => [row.key, row.account_id]))
  const creators = [...new Map((await bookingsOf(tx)).map(({ account_id, name, handle }) => [account_id, { account: account_id, name, handle }])).values()] // prettier-ignore
  const meant = recogniser(creators)
  return {
    creators,
    answers: rows.map(({ key, answer, n }) => {
      const said = aliases.get(key)
      return {
        answer,
        n,
        account: said === undefined ? (meant(key) ?? null) : said,
        settled: said !== undefined,
      }
    }),
  }
}

/** How many buyers named each creator. */
export const heardOf = (context: Context): Promise<Map<string, number>> =>
  context.store.transact(context.workspace, async (tx) => sumsOf((await read(tx)).answers))

function sumsOf(answers: readonly { account: string | null; n: number }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { account, n } of answers) if (account !== null) sums.set(account, (sums.get(account) ?? 0) + n)
  return sums
}

export const show = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const { answers, creators } = await read(tx)
    const sums = sumsOf(answers)
    const total = (of: typeof answers) => of.reduce((sum, { n }) => sum + n, 0)
    return {
      surveys: await tx.rows<{ name: string; n: number }>(sql.surveys()),
      answers: total(answers),
      named: total(answers.filter(({ account }) => account !== null)),
      creators: creators
        .map((one) => ({ ...one, n: sums.get(one.account) ?? 0 }))
        .toSorted((a, b) => b.n - a.n || a.name.localeCompare(b.name)),
      open: answers
        .filter(({ account, settled }) => account === null && !settled)
        .map(({ answer, n }) => ({ answer, n })),
      settled: answers.filter(({ settled }) => settled).map(({ answer, n, account }) => ({ answer, n, account })),
    }
  })

/** The same survey again replaces what it said before. */
export async function record(context: Context, { survey, answers }: z.output<typeof surveyInput>) {
  await context.store.transact(context.workspace, async (tx) => {
    const rows = new Map<string, AnswerRow>()
    for (const { answer, n } of answers) {
      const key = keyOf(answer)
      if (key === '') continue
      const before = rows.get(key)
      const sum = (before?.n ?? 0) + n
      if (sum > MOST)
        throw new Refused('invalid', `answers: “${answer}” comes to more than ${MOST.toLocaleString('en')}.`)
      rows.set(key, { key, answer: before?.answer ?? storable(answer), n: sum })
    }
    await tx.run(sql.forget(survey))
    if (rows.size > 0) await tx.run(sql.put(survey, [...rows.values()]))
  })
  return show(context)
}

export async function alias(context: Context, { answer, account }: z.output<typeof aliasInput>) {
  await context.store.transact(context.workspace, async (tx) => {
    if (account !== null && !(await tx.row(sql.thereIs(account))))
      throw new Refused('not-found', `No account ${account} in this workspace.`)
    const key = keyOf(answer)
    if (key === '') throw new Refused('invalid', 'answer: holds neither letters nor digits.')
    await tx.run(sql.putAlias({ key, account_id: account }))
  })
  return show(context)
}
