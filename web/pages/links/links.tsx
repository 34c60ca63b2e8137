/** The links of one campaign: where each is found, where it leads, what its clicks add up to. Why some are left out stands above, in live.tsx. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, request } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { EditLink } from './edit-link.tsx'
import { QrCode } from './qr-code.tsx'
import { linksFinding, onlyHere } from './words.ts'
import type { Clicks, Link } from './words.ts'

const AGAIN = 15_000

export function CampaignLinks({ campaignId }: { campaignId: string }) {
  const client = useQueryClient()
  const { data: listed, dataUpdatedAt } = useQuery({
    queryKey: ['links.list', campaignId],
    queryFn: ({ signal }) => call('links.list', { campaign: campaignId }, signal),
  })
  const { data: clicks, dataUpdatedAt: countedAt } = useQuery({
    queryKey: ['links.clicks', campaignId],
    queryFn: ({ signal }) => call('links.clicks', { campaign: campaignId }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  })
  const { data: here } = useQuery({
    queryKey: ['links.address'],
    queryFn: ({ signal }) => request<{ address: string }>('/api/links/address', { signal }),
    staleTime: Infinity,
  })
  const make = useMutation({
    mutationFn: () => call('links.create-all', { campaign: campaignId }),
    onSuccess: ({ made, links }) => {
      client.setQueryData(['links.list', campaignId], { links })
      void client.invalidateQueries({ queryKey: ['links.clicks', campaignId] })
      tell(made === 0 ? 'Every booking has its link already.' : made === 1 ? 'One link made.' : `${made} links made.`)
    },
    onError: tellError,
  })
  if (!listed) return null
  const { links } = listed
  const of = new Map(clicks?.links.map((one) => [one.link, one]))
  return (
    <section aria-labelledby="links" className="mt-12">
      <h2 id="links">{linksFinding(links.length, clicks?.counted ?? 0)}</h2>
      {links.length === 0 ? (
        <p className="text-quiet mt-1 max-w-prose">
          With a link for each creator and deliverable you see who brought whom. It leads to the campaign’s landing
          page, and you can change where it leads at any time.
        </p>
      ) : (
        here && onlyHere(here.address) && <p className="text-quiet mt-1 max-w-prose">These links open only on this machine. Start Rapport with PUBLIC_URL, the address under which others reach it, before you print or send one.</p> // prettier-ignore
      )}
      {links.length > 0 && (
        <ul className="border-ink mt-3 border-t">
          {links.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              address={here?.address ?? location.origin}
              clicks={of.get(link.id)}
              now={Math.max(dataUpdatedAt, countedAt)}
            />
          ))}
        </ul>
      )}
      <Button className="mt-4" busy={make.isPending} onClick={() => make.mutate()}>
        {links.length === 0 ? 'Make a link for each booking' : 'Make the links that are missing'}
      </Button>
    </section>
  )
}

function LinkRow({
  link,
  address,
  clicks,
  now,
}: {
  link: Link
  address: string
  clicks: Clicks['links'][number] | undefined
  now: number
}) {
  const [shown, setShown] = useState<'qr' | 'edit'>()
  const whole = `${address}${link.path}`
  const ended = link.expiresAt !== null && Date.parse(link.expiresAt) <= now
  const left = clicks?.excluded.reduce((sum, one) => sum + one.clicks, 0) ?? 0
  const copy = () =>
    navigator.clipboard.writeText(whole).then(
      () => tell('Copied.'),
      () => tellError(new Error(`This browser does not copy here. The address is ${whole}`)),
    )
  return (
    <li
      className={`border-line grid gap-x-6 gap-y-2 border-b py-4 sm:grid-cols-[minmax(0,1fr)_auto] ${ended ? 'opacity-60' : ''}`}
    >
      <div className="min-w-0">
        <p>
          <span className="font-medium">{link.name}</span>
          {ended && <span className="text-quiet text-sm"> has ended</span>}
        </p>
        <p className="text-sm wrap-anywhere">
          <span className="select-all">{whole.replace(/^https?:\/\//, '')}</span>
          <span className="text-quiet"> leads to {link.destination.replace(/^https?:\/\//, '')}</span>
        </p>
        <p className="text-sm">
          {clicks ? `${count(clicks.counted)} ${clicks.counted === 1 ? 'click' : 'clicks'}` : ''}
          {left > 0 && <span className="text-quiet">, {count(left)} left out</span>}
        </p>
      </div>
      <div className="-ml-3 flex flex-wrap items-start sm:ml-0">
        <Button variant="quiet" aria-label={`Copy the link of ${link.name}`} onClick={() => void copy()}>
          Copy
        </Button>
        <Button variant="quiet" aria-label={`QR code of ${link.name}`} onClick={() => setShown('qr')}>
          QR code
        </Button>
        <Button variant="quiet" aria-label={`Change ${link.name}`} onClick={() => setShown('edit')}>
          Change
        </Button>
      </div>
      <QrCode link={link} whole={whole} open={shown === 'qr'} onClose={() => setShown(undefined)} />
      {shown === 'edit' && <EditLink link={link} onClose={() => setShown(undefined)} />}
    </li>
  )
}
