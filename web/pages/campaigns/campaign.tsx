/** One campaign: how far it has come, when and for what, and each booking with its day, its fee and its state. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { capital, many } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { Written } from '../../ui/written.tsx'
import { money } from '../../ui/money.ts'
import { CampaignLinks } from '../links/links.tsx'
import { Bookings } from './bookings.tsx'
import { useRename } from './changing.ts'
import { Facts } from './facts.tsx'
import { LiveSection } from './live.tsx'
import { Settle } from './settle.tsx'
import { countStates, paidOf, stageFinding } from './words.ts'
import type { Campaign } from './words.ts'

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

export default function CampaignPage() {
  const { id } = useParams({ from: '/campaigns/$id' })
  const { data } = useQuery({
    queryKey: ['campaigns.show', id],
    queryFn: ({ signal }) => call('campaigns.show', { id }, signal),
    throwOnError: true,
  })
  useTitle(data?.name ?? 'Campaign')
  if (!data) return <p className="text-quiet">Reading …</p>
  return <Shown key={id} campaign={data} />
}

/** Sales go on while somebody looks. */
const AGAIN = 15_000

function Shown({ campaign }: { campaign: Campaign }) {
  const rename = useRename(campaign.id)
  const { cents, unknown } = paidOf(campaign.bookings)
  const { data: live, dataUpdatedAt } = useQuery({
    // What is changed about the campaign changes how it stands.
    queryKey: ['campaigns.live', campaign.id, campaign],
    queryFn: ({ signal }) => call('campaigns.live', { id: campaign.id, zone: ZONE }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  })
  const runs = live !== undefined && (live.clicks + live.orders > 0 || live.course.state !== 'no-seats')
  return (
    <article className="max-w-5xl">
      <Link to="/campaigns" className="text-quiet hover:text-ink text-sm underline-offset-2 hover:underline">
        Campaigns
      </Link>
      <p className="mt-2 font-medium">
        <Written label="Name of the campaign" value={campaign.name} onChange={(name) => name && rename.mutate(name)} />
      </p>
      <h1 className="mt-2">{runs ? live.headline : stageFinding(countStates(campaign.bookings))}</h1>
      <p className="text-quiet mt-3 max-w-prose">
        {runs && `${stageFinding(countStates(campaign.bookings))} `}
        {money(cents, campaign.currency)} to pay in all.
        {unknown > 0 && ` ${capital(many(unknown, 'fee is', 'fees are'))} not known.`}
        {campaign.planId && (
          <>
            {' '}
            <Link to="/plan/$id/pitch" params={{ id: campaign.planId }} className="underline underline-offset-2">
              Why these?
            </Link>
          </>
        )}{' '}
        <Link to="/campaigns/$id/report" params={{ id: campaign.id }} className="underline underline-offset-2">
          The report
        </Link>
        {campaign.bookings.length > 0 && (
          <>
            {' · '}
            <Link to="/campaigns/$id/story" params={{ id: campaign.id }} className="underline underline-offset-2">
              The story, with names changed
            </Link>
          </>
        )}
      </p>
      {runs && <LiveSection live={live} currency={campaign.currency} now={dataUpdatedAt} />}
      <Facts campaign={campaign} />
      <Bookings campaign={campaign} />
      <CampaignLinks campaignId={campaign.id} />
      {runs && <Settle campaign={campaign.id} />}
      <Remove campaign={campaign} />
    </article>
  )
}

function Remove({ campaign: { id, name } }: { campaign: Campaign }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => call('campaigns.remove', { id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['campaigns.list'] })
      tell(`“${name}” is gone.`)
      void navigate({ to: '/campaigns' })
    },
    onError: tellError,
  })
  return (
    <Button
      variant="quiet"
      className="mt-14 -ml-3"
      busy={remove.isPending}
      onClick={() => confirm(`Throw “${name}” away, with its bookings and what they brought?`) && remove.mutate()}
    >
      Throw this campaign away
    </Button>
  )
}
