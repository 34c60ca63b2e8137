/** An account's audience as one picture, with the names by which people comment. Counts what the audit counts. */
import { giveaways } from '@rapport/analysis/relationship/giveaways.ts'
import { picture } from '@rapport/analysis/relationship/picture.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { collected } from './auditing.ts'
import { accountsIn } from './heard.ts'

export async function audience(context: Context, { id, most }: { id: string; most: number }) {
  return context.store.transact(context.workspace, async (tx) => {
    for await (const evidence of accountsIn(tx, [id])) {
      const { interactions, names } = collected(evidence, new Date(context.outside.clock()))
      const drawn = picture(interactions, { giveaways: giveaways(interactions), most })
      return {
        ...drawn,
        people: drawn.people.map(({ actor, group, reached, answeredBy, ...person }) => ({
          ...person,
          name: names.actors[actor]!,
          group: group ?? null,
          reached: [...reached],
          answeredBy: answeredBy ?? null,
        })),
        answers: [...drawn.answers],
        talks: [...drawn.talks],
        rings: [...drawn.rings],
        groups: [...drawn.groups],
        moments: drawn.moments.map(({ at, rings, ...circles }) => ({
          at: new Date(at * 1000).toISOString(),
          rings: [...rings],
          ...circles,
        })),
      }
    }
    throw new Refused('not-found', 'There is no such account.')
  })
}
