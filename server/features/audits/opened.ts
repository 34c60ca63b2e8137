/** One account's rows, for whoever looks closer than an audit does. Refuse an account that is not there. */
import type { Tx } from '../../store/store.ts'
import { Refused } from '../operation.ts'
import type { Evidence } from './auditing.ts'
import { accountsIn, knownOf } from './heard.ts'

/** All that an audit reads. */
export async function evidenceOf(tx: Tx, id: string): Promise<Evidence> {
  for await (const evidence of accountsIn(tx, [id])) return evidence
  throw new Refused('not-found', 'There is no such account.')
}

/** The same without comments, of which there may be a million. */
export async function knownAbout(tx: Tx, id: string): Promise<Evidence> {
  const [known] = await knownOf(tx, [id])
  if (!known) throw new Refused('not-found', 'There is no such account.')
  return { ...known, heard: [] }
}
