/** What is missing for the findings that could not be made, in one place: what it takes, and how to get it. */
import { count } from '../../ui/numbers.ts'
import type { Finding } from './words.ts'

export type Missing = {
  /** How to get it, in the words of the findings. */
  mend: string
  findings: { label: string; lacks: string }[]
}

/** Findings that wait for the same thing stand together; the one that helps most findings comes first. */
export function missingIn(findings: readonly Finding[]): Missing[] {
  const groups = new Map<string, Missing>()
  for (const finding of findings) {
    if (finding.state === 'assessed') continue
    const mend = mendOf(finding)
    const group = groups.get(mend) ?? { mend, findings: [] }
    group.findings.push({ label: finding.label, lacks: lacksOf(finding) })
    groups.set(mend, group)
  }
  return [...groups.values()].sort((a, b) => b.findings.length - a.findings.length)
}

/** A finding without evidence says first what it counted and why that is too little; its last sentence is how to get more. */
const mendOf = ({ sentence }: Finding): string => sentence.split(/(?<=[.!?])\s+/).at(-1)!

const lacksOf = ({ state, n, needed, of }: Finding): string =>
  state === 'not-available' ? 'not in this source' : `${count(n)} of ${count(needed)} ${of}`
