/** Several amounts as they are typed: each in cents, null where nothing is written, with what is wrong beside it. */
import { centsOf } from '../../ui/amount.ts'

export function amounts<Name extends string>(draft: Readonly<Record<Name, string>>) {
  const names = Object.keys(draft) as Name[]
  const cents = Object.fromEntries(names.map((name) => [name, centsOf(draft[name])])) as Record<Name, number | null | undefined> // prettier-ignore
  const wrong = Object.fromEntries(
    names.map((name) => [name, cents[name] === undefined ? `Found “${draft[name].trim()}”. Write an amount, such as 12.50.` : undefined]), // prettier-ignore
  ) as Record<Name, string | undefined>
  return { cents, wrong, right: names.every((name) => cents[name] !== undefined) }
}
