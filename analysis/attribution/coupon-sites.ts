/** Does a referrer name a place where codes are collected and passed on? By the words of its host, and by names that have none. */

const WORDS =
  /coupon|voucher|promo-?code|code-?promo|discount-?code|gutschein|rabatt-?code|codice-?sconto|buoni-?sconto|cupon|descuento|bons?de?reduc|kortings?code|rabattkod|kuponger|kuponkod|kodrabat|cupom/
const NAMES = new Set(
  'retailmenot joinhoney honey slickdeals dealabs mydealz hotukdeals pepper chollometro dontpayfull simplycodes knoji savings offers wikibuy capitaloneshopping rakuten topcashback quidco igraal poulpeo karma dealspotr'.split(
    ' ',
  ),
)

/** @param referrer an address or a host, in any case; anything else names no place */
export function isCouponSite(referrer: string): boolean {
  const host = /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?(?:[^/@?#]*@)?([^/:?#\s]+)/i.exec(referrer.trim())?.[1]?.toLowerCase()
  if (!host) return false
  return WORDS.test(host) || host.split('.').some((label) => NAMES.has(label))
}
