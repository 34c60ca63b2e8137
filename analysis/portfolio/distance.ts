/** How far two places lie apart, over a round earth: right to about half a per cent. Known answers: distance.test.ts */

/** Degrees, north and east positive. */
export type Place = { readonly latitude: number; readonly longitude: number }

const EARTH = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Kilometres along the great circle (haversine). */
export function distance(a: Place, b: Place): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2)
  const east = Math.sin(radians(b.longitude - a.longitude) / 2)
  const half = north * north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east * east
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}
