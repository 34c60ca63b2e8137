/**
 * Which creator earned this order, when a code says one thing and a click another? A rule, not a finding: each workspace picks
 * one, agrees it with its creators, and every order says which line of it decided. By default the code wins: it was typed at
 * the moment of paying, and it survives a change of device, a lost cookie and a private window, where clicks go missing. A code
 * that has leaked proves nothing about its creator, so it yields. Method: docs/methods/attribution.md
 */

export type Code = {
  readonly creator: string
  /** The workspace holds that others pass this code on (docs/methods/code-leaks.md). */
  readonly leaked?: boolean
}

export type Click = {
  readonly creator: string
  /** Seconds, on the clock of the order. */
  readonly at: number
  /** Bots, previews, repeats and the own team are kept and marked, and earn nothing. */
  readonly marked?: boolean
}

export type Rule = {
  /** When a code and a click name different creators. `share`: half each. */
  readonly prefer: 'code' | 'click' | 'share'
  /** Clicks this many seconds before the order, or fewer, count. */
  readonly window: number
  /** Among clicks that count. */
  readonly click: 'last' | 'first'
  /** `yields`: to any click that counts, and without one nobody earns. */
  readonly leaked: 'yields' | 'earns'
  /** How far a click may lie after the order, in seconds: two clocks seldom agree. */
  readonly slack: number
}

export const USUAL: Rule = { prefer: 'code', window: 30 * 86_400, click: 'last', leaked: 'yields', slack: 300 }

export type Passed = {
  readonly creator: string
  readonly kind: 'code' | 'click'
  readonly because:
    | 'code-wins'
    | 'click-wins'
    | 'another-click-wins'
    | 'code-leaked'
    | 'click-too-old'
    | 'click-after-order'
    | 'click-marked'
}

export type Earner =
  | {
      readonly answer: 'earned'
      /** Of the order, adding up to 1; money by `apportion`. Each creator once. */
      readonly shares: readonly { readonly creator: string; readonly share: number }[]
      readonly because: 'agree' | 'only-code' | 'only-click' | 'code-wins' | 'click-wins' | 'shared'
      readonly passed: readonly Passed[]
    }
  | {
      readonly answer: 'nobody'
      readonly because: 'nothing-known' | 'code-leaked' | 'no-click-counts'
      readonly passed: readonly Passed[]
    }

/** @param order `at` in seconds; all its codes, all clicks that are known of its buyer, in any order. */
export function earner(
  order: { readonly at: number; readonly codes: readonly Code[]; readonly clicks: readonly Click[] },
  rule: Rule = USUAL,
): Earner {
  const passed: Passed[] = []
  const pass = (kind: Passed['kind'], because: Passed['because'], creators: Iterable<string>) => {
    for (const creator of creators)
      if (!passed.some((one) => one.creator === creator && one.kind === kind && one.because === because))
        passed.push({ creator, kind, because })
  }
  const click = clickOf(order, rule, pass)
  const yielding = ({ leaked }: Code) => leaked === true && rule.leaked === 'yields'
  pass('code', 'code-leaked', new Set(order.codes.filter(yielding).map(({ creator }) => creator)))
  const codes = [...new Set(order.codes.filter((code) => !yielding(code)).map(({ creator }) => creator))]

  const earned = (creators: readonly string[], because: (Earner & { answer: 'earned' })['because']): Earner => ({
    answer: 'earned',
    shares: creators.map((creator) => ({ creator, share: 1 / creators.length })),
    because,
    passed,
  })
  if (codes.length === 0 && click === undefined)
    return {
      answer: 'nobody',
      because: order.codes.length ? 'code-leaked' : order.clicks.length ? 'no-click-counts' : 'nothing-known',
      passed,
    }
  if (click === undefined) return earned(codes, 'only-code')
  if (codes.length === 0) return earned([click], 'only-click')
  if (codes.length === 1 && codes[0] === click) return earned(codes, 'agree')
  if (rule.prefer === 'code') {
    if (!codes.includes(click)) pass('click', 'code-wins', [click])
    return earned(codes, 'code-wins')
  }
  const others = codes.filter((creator) => creator !== click)
  if (rule.prefer === 'click') {
    pass('code', 'click-wins', others)
    return earned([click], 'click-wins')
  }
  // Half to the click, half to the codes, whoever stands on both sides.
  return {
    answer: 'earned',
    shares: [
      { creator: click, share: 0.5 + (codes.includes(click) ? 0.5 / codes.length : 0) },
      ...others.map((creator) => ({ creator, share: 0.5 / codes.length })),
    ],
    because: 'shared',
    passed,
  }
}

/** The creator whose click counts, if any; the rest is passed over with its reason. */
function clickOf(
  { at, clicks }: { readonly at: number; readonly clicks: readonly Click[] },
  rule: Rule,
  pass: (kind: 'click', because: Passed['because'], creators: Iterable<string>) => void,
): string | undefined {
  const counting: Click[] = []
  for (const click of clicks) {
    if (click.marked) pass('click', 'click-marked', [click.creator])
    else if (!(click.at <= at + rule.slack)) pass('click', 'click-after-order', [click.creator])
    else if (click.at < at - rule.window) pass('click', 'click-too-old', [click.creator])
    else counting.push(click)
  }
  // At the same second the name decides, so that the answer does not hang on the order of delivery.
  counting.sort((a, b) => a.at - b.at || (a.creator < b.creator ? -1 : Number(a.creator > b.creator)))
  const chosen = rule.click === 'last' ? counting.at(-1) : counting[0]
  if (chosen) {
    const others = new Set(counting.map(({ creator }) => creator))
    others.delete(chosen.creator)
    pass('click', 'another-click-wins', others)
  }
  return chosen?.creator
}
