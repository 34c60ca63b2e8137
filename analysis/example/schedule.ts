/** Whom Trattoria Lucia has booked so far, and for what: five campaigns in two years, each with its own lesson. */
import type { WorldBooking } from './rows.ts'

export type Booked = { daysAgo: number; handle: string; deliverable: WorldBooking['deliverable'] }
export type Campaign = {
  name: string
  /** Days before today. */
  from: number
  to: number
  /** Chairs and price in cents, where the campaign was for one evening. */
  event?: { seats: number; price: number }
  booked: readonly Booked[]
}

export const CAMPAIGNS: readonly Campaign[] = [
  {
    name: 'Sunday lunches',
    from: 655,
    to: 625,
    booked: [
      { daysAgo: 654, handle: 'davide-a-mezzogiorno', deliverable: 'reel' },
      { daysAgo: 652, handle: 'samu-granturchi', deliverable: 'video' },
      { daysAgo: 650, handle: 'simone-altavalle', deliverable: 'post' },
      { daysAgo: 648, handle: 'gaia-fontebella', deliverable: 'reel' },
      { daysAgo: 647, handle: 'federica-binario-tre', deliverable: 'post' },
      { daysAgo: 645, handle: 'denis-carruvola', deliverable: 'reel' },
      { daysAgo: 643, handle: 'roby-regalini', deliverable: 'post' },
    ],
  },
  {
    name: 'A famous face',
    from: 412,
    to: 392,
    event: { seats: 60, price: 5200 },
    booked: [
      { daysAgo: 410, handle: 'dario-montelume', deliverable: 'story' },
      { daysAgo: 409, handle: 'ludovica-splendori', deliverable: 'reel' },
      { daysAgo: 408, handle: 'dina-fairhollow-eats', deliverable: 'video' },
      { daysAgo: 406, handle: 'rex-halloran-pours', deliverable: 'post' },
    ],
  },
  {
    name: 'The long table',
    from: 215,
    to: 190,
    event: { seats: 60, price: 5500 },
    booked: [{ daysAgo: 213, handle: 'nora-and-the-crooked-fork', deliverable: 'reel' }],
  },
  {
    name: 'Quiet Tuesdays',
    from: 160,
    to: 125,
    booked: [
      { daysAgo: 158, handle: 'marta-conta-i-coperti', deliverable: 'reel' },
      { daysAgo: 156, handle: 'la-cantina-di-bruna-s', deliverable: 'post' },
      { daysAgo: 154, handle: 'sharon-piovanelli', deliverable: 'reel' },
      { daysAgo: 152, handle: 'hattie-in-two-suitcases', deliverable: 'post' },
      { daysAgo: 149, handle: 'alessio-primavori', deliverable: 'post' },
      { daysAgo: 147, handle: 'silvia-mamma-in-bici', deliverable: 'story' },
    ],
  },
  {
    name: 'The new menu',
    from: 62,
    to: 35,
    booked: [
      { daysAgo: 60, handle: 'priya-in-the-langhe', deliverable: 'reel' },
      { daysAgo: 59, handle: 'marta-conta-i-coperti', deliverable: 'reel' },
      { daysAgo: 57, handle: 'simone-altavalle', deliverable: 'reel' },
      { daysAgo: 56, handle: 'teodoro-ombrati', deliverable: 'post' },
      { daysAgo: 54, handle: 'jet-marlonne', deliverable: 'story' },
      { daysAgo: 52, handle: 'matteo-tra-le-vigne', deliverable: 'post' },
      { daysAgo: 51, handle: 'livia-e-i-tre-nani', deliverable: 'post' },
      { daysAgo: 49, handle: 'federica-binario-tre', deliverable: 'reel' },
    ],
  },
]

/** Stories vanish; everything else stays as a post. */
export const postsBooked = (handle: string): readonly Booked[] =>
  CAMPAIGNS.flatMap((campaign) => campaign.booked).filter((one) => one.handle === handle && one.deliverable !== 'story')

export const everBooked = (handle: string): boolean =>
  CAMPAIGNS.some((campaign) => campaign.booked.some((one) => one.handle === handle))
