/** Each signal's own picture. Loaded and asked for when somebody comes near it. */
import { ClustersPicture } from './clusters-picture.tsx'
import { ExchangePicture } from './exchange-picture.tsx'
import { GrowthPicture } from './growth-picture.tsx'
import { LikesChart } from './likes-chart.tsx'
import { SamplePicture } from './sample-picture.tsx'
import type { Finding } from './words.ts'

export default function SignalPicture({ id, finding: { name, concern } }: { id: string; finding: Finding }) {
  if (name === 'likes') return <LikesChart id={id} concern={concern} />
  if (name === 'growth') return <GrowthPicture id={id} concern={concern} />
  if (name === 'comments') return <ClustersPicture id={id} concern={concern} />
  if (name === 'pods' || name === 'blocks') return <ExchangePicture id={id} name={name} />
  return <SamplePicture id={id} />
}
