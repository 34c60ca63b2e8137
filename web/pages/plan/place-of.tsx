/** Where a place lies, in degrees; asked once, and kept for all plans. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

export function PlaceOf({ place }: { place: string }) {
  const client = useQueryClient()
  const [name, setName] = useState(place)
  const [degrees, setDegrees] = useState('')
  const { data } = useQuery({ queryKey: ['plans.places'], queryFn: ({ signal }) => call('plans.places', {}, signal) })
  const keep = useMutation({
    mutationFn: (at: { latitude: number; longitude: number }) => call('plans.place', { place: name.trim(), ...at }),
    onSuccess: (now) => {
      client.setQueryData(['plans.places'], now)
      void client.invalidateQueries({ queryKey: ['plans.board'] })
      setName('')
      setDegrees('')
    },
  })
  const at = readDegrees(degrees)
  if (!data) return null
  return (
    <details className="text-sm" open={!data.places.some((one) => one.place.toLowerCase() === place.toLowerCase())}>
      <summary className="underline decoration-dotted underline-offset-4">
        Where places lie: {data.places.length} noted
      </summary>
      <ul className="text-quiet mt-2">
        {data.places.map((one) => (
          <li key={one.place}>
            {one.place} {one.latitude}, {one.longitude}
          </li>
        ))}
      </ul>
      <form
        className="mt-3 space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (at && name.trim()) keep.mutate(at)
        }}
      >
        <Field label="Place" value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        <Field
          label="Latitude, longitude"
          placeholder="45.07, 7.69"
          value={degrees}
          onChange={({ target }) => setDegrees(target.value)}
          error={keep.error?.message ?? (degrees && !at ? 'Two numbers with a comma, in degrees.' : undefined)}
        />
        <Button type="submit" disabled={!at || !name.trim()} busy={keep.isPending}>
          Note where it lies
        </Button>
      </form>
    </details>
  )
}

function readDegrees(text: string): { latitude: number; longitude: number } | null {
  const [, north, east] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  const [latitude, longitude] = [Number(north), Number(east)]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
