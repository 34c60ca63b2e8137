/** What a benchmark is: it measures one thing beside its reference in the same run, and says whether that is good enough. */

export type Outcome = { measured: string; wanted: string; pass: boolean }

export type Benchmark = {
  name: string
  describe: string
  /** `scale` shrinks the data for trying things out; only 1 counts. */
  run(scale: number, say: (line: string) => void): Promise<Outcome[]>
}

export const seconds = (since: number) => (performance.now() - since) / 1000

/** Times of repeated work, in milliseconds. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}
