/** Links and their clicks in words. */
import type { Output } from '../../call.ts'
import { capital, count, many } from '../../ui/numbers.ts'

export type Link = Output<'links.list'>['links'][number]
export type Clicks = Output<'links.clicks'>

/** "Six links brought 1,240 clicks." */
export function linksFinding(links: number, clicks: number): string {
  if (links === 0) return 'No links yet'
  const said = capital(many(links, 'link'))
  return clicks === 0
    ? `${said}, no clicks yet`
    : `${said} brought ${count(clicks)} ${clicks === 1 ? 'click' : 'clicks'}`
}

/** Whether an address is this machine's own name for itself. */
export const onlyHere = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address)

/** A day that is the visitor's own ends at her midnight. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()

export function localDay(moment: string | null): string {
  if (!moment) return ''
  const at = new Date(moment)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
