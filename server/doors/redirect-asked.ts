/** What the redirect wants to know of a request, picked out of the headers as they came: they are most of what a redirect costs. */

export type AskedBy = {
  userAgent: string
  forwarded: string | undefined
  referrer: string | undefined
  cookies: string | undefined
  /** `Sec-Purpose` and its elders: by whatever name a browser says that nobody looks yet. */
  purpose: string | undefined
  /** `DNT: 1` or `Sec-GPC: 1`. */
  unfollowed: boolean
}

/** `raw`: name, value, name, value, as node:http has them in `rawHeaders`. */
export function askedBy(raw: readonly string[]): AskedBy {
  const asked: AskedBy = {
    userAgent: '',
    forwarded: undefined,
    referrer: undefined,
    cookies: undefined,
    purpose: undefined,
    unfollowed: false,
  }
  for (let i = 0; i < raw.length; i += 2) {
    // Few headers have one of these lengths, so few names are looked at.
    switch (raw[i]!.length) {
      case 3:
        if (named(raw[i]!, 'dnt') && raw[i + 1] === '1') asked.unfollowed = true
        break
      case 5:
        if (named(raw[i]!, 'x-moz')) asked.purpose ??= raw[i + 1]
        break
      case 6:
        if (named(raw[i]!, 'cookie'))
          asked.cookies = asked.cookies === undefined ? raw[i + 1] : `${asked.cookies};${raw[i + 1]}`
        break
      case 7:
        if (named(raw[i]!, 'referer')) asked.referrer ??= raw[i + 1]
        else if (named(raw[i]!, 'purpose')) asked.purpose ??= raw[i + 1]
        else if (named(raw[i]!, 'sec-gpc') && raw[i + 1] === '1') asked.unfollowed = true
        break
      case 9:
        if (named(raw[i]!, 'x-purpose')) asked.purpose ??= raw[i + 1]
        break
      case 10:
        if (asked.userAgent === '' && named(raw[i]!, 'user-agent')) asked.userAgent = raw[i + 1]!
        break
      case 11:
        if (named(raw[i]!, 'sec-purpose')) asked.purpose = raw[i + 1]
        break
      case 15:
        if (named(raw[i]!, 'x-forwarded-for'))
          asked.forwarded = asked.forwarded === undefined ? raw[i + 1] : `${asked.forwarded},${raw[i + 1]}`
        break
    }
  }
  return asked
}

const named = (given: string, name: string) => given === name || given.toLowerCase() === name
