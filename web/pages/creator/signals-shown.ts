/** Which signals are drawn, in which order, and which only say what they lack. */
import type { Finding } from './words.ts'

/** Reasons to ask come first. A sample of followers is missed in its own place, where one can be brought. */
export function signalsShown(findings: readonly Finding[]) {
  const isSample = ({ name }: Finding) => name === 'share' || name === 'followers'
  const assessed = findings.filter(({ state }) => state === 'assessed')
  return {
    shown: [...assessed.filter(({ concern }) => concern), ...assessed.filter(({ concern }) => !concern)],
    missing: findings.filter((finding) => finding.state !== 'assessed' && !isSample(finding)),
    sampled: assessed.some(isSample),
  }
}
