/** Places under invented names: "City A", and in which part of the map where somebody here said where it lies. */

export type Lies = { readonly latitude: number; readonly longitude: number }

/** Nearer to the middle than this, in degrees (about 50 km), a place is in the centre. */
const NEAR = 0.5
/** Of fewer places than this one would be known by its side. */
const ENOUGH = 3

/** The side of the middle of all places known; null where that cannot be told. */
export function sideOf(place: Lies | undefined, all: readonly Lies[]): string | null {
  if (!place || all.length < ENOUGH) return null
  const middle = (of: (one: Lies) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
  const up = place.latitude - middle((one) => one.latitude)
  const right = (place.longitude - middle((one) => one.longitude)) * Math.cos((place.latitude * Math.PI) / 180)
  if (Math.hypot(up, right) < NEAR) return 'in the centre'
  if (Math.abs(up) >= Math.abs(right)) return up > 0 ? 'in the north' : 'in the south'
  return right > 0 ? 'in the east' : 'in the west'
}

/** A, B … Z, then A1: whoever is called so is not there. */
export const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) => [letter, `${letter}1`]).toSorted((a, b) => a.length - b.length) // prettier-ignore
