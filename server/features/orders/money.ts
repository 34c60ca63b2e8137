/**
 * Money as vendors write it, kept as whole smallest units of its own currency: 12.50 EUR is 1250, 1200 JPY is 1200, 1.250 KWD is
 * 1250. Decimals are cut by text, never by floating point. Currencies and their decimals: ISO 4217 (list one, 2025).
 */
const TWO =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const THREE = 'BHD IQD JOD KWD LYD OMR TND'

const DECIMALS = new Map<string, number>([
  ...TWO.split(' ').map((code): [string, number] => [code, 2]),
  ...NONE.split(' ').map((code): [string, number] => [code, 0]),
  ...THREE.split(' ').map((code): [string, number] => [code, 3]),
])

/** The decimals of a currency, or undefined where nobody pays in it. */
export const decimalsOf = (currency: string): number | undefined => DECIMALS.get(currency)

/** A sum in the smallest unit, or the sentence why it is none. */
export function minorUnits(amount: string | number, currency: string): number | string {
  const decimals = decimalsOf(currency)
  if (decimals === undefined)
    return `${JSON.stringify(currency.slice(0, 12))} is not a currency (ISO 4217), such as EUR`
  const text = String(amount).trim()
  const found = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text)
  if (!found) return `${JSON.stringify(text.slice(0, 30))} is not a sum of money, such as 12.50`
  const [, minus, whole, fraction = ''] = found as unknown as [string, string, string, string | undefined]
  if (/[^0]/.test(fraction.slice(decimals)))
    return `${text} has more decimals than ${currency}, which has ${decimals === 0 ? 'none' : decimals}`
  const value = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  if (!Number.isSafeInteger(value) || value > 1e14) return `${text} ${currency} is more money than an order can cost`
  if (minus && value > 0) return `${text} is below zero`
  return value
}
