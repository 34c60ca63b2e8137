/**
 * The typed client: `await call('creators.list', { sort: 'followers' })`. Names, inputs and outputs are the server's own
 * types; only where each operation lives stands here, and the compiler says when one is missing.
 */
import type { Operations } from '@rapport/server/doors/operations.ts'

export type Name = keyof Operations
type Types<Schema> = Schema extends { '~standard': { types?: infer T } } ? NonNullable<T> : never
export type Input<N extends Name> = Types<Operations[N]['input']> extends { input: infer T } ? T : never
export type Output<N extends Name> = Types<Operations[N]['output']> extends { output: infer T } ? T : never

const PLACES = {
  'workspace.show': 'GET /workspace',
  'workspace.set': 'PATCH /workspace',
  'creators.list': 'GET /creators',
  'creators.summary': 'GET /creators/summary',
  'creators.facets': 'GET /creators/facets',
  'creators.get': 'GET /creators/{id}',
  'creators.posts': 'GET /creators/{id}/posts',
  'creators.post': 'GET /creators/{id}/posts/{post}',
  'imports.paste': 'POST /imports/paste',
  'imports.inspect': 'POST /imports/{id}/inspect',
  'imports.start': 'POST /imports/{id}/start',
  'imports.run': 'POST /imports/{id}/run',
  'imports.show': 'GET /imports/{id}',
  'imports.recent': 'GET /imports',
  'imports.cancel': 'POST /imports/{id}/cancel',
  'audits.show': 'GET /creators/{id}/audit',
  'audits.evidence': 'GET /creators/{id}/evidence/{finding}',
  'audits.picture': 'GET /creators/{id}/picture',
  'audits.growth': 'GET /creators/{id}/growth',
  'audits.clusters': 'GET /creators/{id}/comment-clusters',
  'audits.questions': 'GET /creators/{id}/questions',
  'audits.ask': 'POST /creators/{id}/questions',
  'audits.answer': 'POST /questions/{id}/answer',
  'audits.changes': 'GET /audits/changes',
  'audits.see-changes': 'POST /audits/changes/seen',
  'audits.run': 'POST /audits/run',
  'audits.on-change': 'POST /audits/on-change',
  'audits.exchange': 'POST /audits/exchange',
  'audits.pod': 'GET /creators/{id}/exchange',
  'audits.sample': 'POST /creators/{id}/followers',
  'audits.sample-show': 'GET /creators/{id}/followers',
  'shortlists.list': 'GET /shortlists',
  'shortlists.show': 'GET /shortlists/{id}',
  'shortlists.create': 'POST /shortlists',
  'shortlists.change': 'PATCH /shortlists/{id}',
  'shortlists.remove': 'DELETE /shortlists/{id}',
  'shortlists.add': 'POST /shortlists/{id}/entries',
  'shortlists.note': 'PATCH /shortlists/{id}/entries/{account}',
  'shortlists.drop': 'DELETE /shortlists/{id}/entries/{account}',
  'plans.board': 'POST /plans/board',
  'plans.create': 'POST /plans',
  'plans.list': 'GET /plans',
  'plans.show': 'GET /plans/{id}',
  'plans.remove': 'DELETE /plans/{id}',
  'plans.terms': 'GET /creators/{id}/terms',
  'plans.quote': 'PUT /creators/{id}/quotes',
  'plans.quotes': 'POST /quotes',
  'plans.unquote': 'DELETE /creators/{id}/quotes/{deliverable}',
  'plans.days': 'POST /creators/{id}/days',
  'plans.forget-days': 'DELETE /creators/{id}/days/{days}',
  'plans.exclusive': 'POST /creators/{id}/exclusivity',
  'plans.forget-exclusive': 'DELETE /creators/{id}/exclusivity/{tie}',
  'plans.places': 'GET /places',
  'plans.place': 'PUT /places',
  'plans.audience-place': 'PUT /creators/{id}/audience-places',
  'plans.learn': 'POST /plans/learn',
  'plans.book': 'POST /plans/{id}/book',
  'campaigns.record': 'POST /campaigns/bookings',
  'campaigns.live': 'GET /campaigns/{id}/live',
  'campaigns.settle': 'POST /campaigns/{id}/settle',
  'reports.story': 'GET /campaigns/{id}/story',
  'reports.boss': 'GET /reports/boss',
  'reports.campaign': 'GET /campaigns/{id}/report',
  'reports.experiment': 'GET /experiments/{id}/report',
  'reports.returns': 'GET /reports/returns',
  'reports.kinds': 'GET /reports/kinds',
  'reports.costs': 'GET /reports/costs',
  'reports.set-costs': 'PUT /reports/costs',
  'reports.booking-costs': 'PUT /bookings/{id}/costs',
  'reports.ad': 'PUT /reports/ads',
  'reports.forget-ad': 'DELETE /reports/ads/{id}',
  'reports.survey': 'GET /reports/survey',
  'reports.record-survey': 'POST /reports/survey',
  'reports.alias': 'PUT /reports/survey/aliases',
  'reports.share': 'POST /reports/links',
  'reports.links': 'GET /reports/links',
  'reports.unshare': 'DELETE /reports/links/{id}',
  'campaigns.list': 'GET /campaigns',
  'campaigns.of-account': 'GET /creators/{id}/campaigns',
  'campaigns.show': 'GET /campaigns/{id}',
  'campaigns.change': 'PATCH /campaigns/{id}',
  'campaigns.rename': 'PUT /campaigns/{id}/name',
  'campaigns.booking': 'PATCH /bookings/{id}',
  'campaigns.remove': 'DELETE /campaigns/{id}',
  'links.create': 'POST /links',
  'links.create-all': 'POST /campaigns/{campaign}/links',
  'links.list': 'GET /links',
  'links.change': 'PATCH /links/{id}',
  'links.expire': 'POST /links/{id}/expire',
  'links.history': 'GET /links/{id}/history',
  'links.clicks': 'GET /links/clicks',
  'links.rules': 'GET /links/rules',
  'links.set-rules': 'PATCH /links/rules',
  'measurement.results': 'GET /results',
  'measurement.minds': 'GET /results/minds',
  'measurement.learn': 'POST /results/learn',
  'experiments.list': 'GET /experiments',
  'experiments.upload': 'POST /experiments/sales',
  'experiments.sales': 'GET /experiments/sales/{id}',
  'experiments.remove-sales': 'DELETE /experiments/sales/{id}',
  'experiments.markets': 'POST /experiments/markets',
  'experiments.design': 'POST /experiments/design',
  'experiments.create': 'POST /experiments',
  'experiments.factor': 'GET /experiments/factor',
  'experiments.show': 'GET /experiments/{id}',
  'experiments.freeze': 'POST /experiments/{id}/freeze',
  'experiments.read': 'POST /experiments/{id}/read',
  'experiments.remove': 'DELETE /experiments/{id}',
  'experiments.example': 'POST /experiments/example',
  'experiments.pass-days': 'POST /experiments/{id}/pass-days',
  'experiments.clear-example': 'POST /experiments/example/clear',
  'codes.make': 'POST /codes',
  'codes.import': 'POST /codes/import',
  'codes.list': 'GET /codes',
  'codes.end': 'POST /codes/{id}/end',
  'codes.leaks': 'GET /codes/leaks',
  'codes.rotate': 'POST /codes/{id}/rotate',
  'connections.list': 'GET /connections',
  'connections.show': 'GET /connections/{id}',
  'connections.create': 'POST /connections',
  'connections.change': 'PATCH /connections/{id}',
  'connections.rotate': 'POST /connections/{id}/secret',
  'connections.test': 'POST /connections/{id}/test',
  'connections.remove': 'DELETE /connections/{id}',
  'deliveries.list': 'GET /connections/{id}/deliveries',
  'deliveries.replay': 'POST /connections/{id}/deliveries/replay',
  'orders.list': 'GET /orders',
  'orders.summary': 'GET /orders/summary',
  'orders.import': 'POST /orders/import',
  'orders.rule': 'GET /orders/rule',
  'orders.set-rule': 'PUT /orders/rule',
  'orders.credit': 'POST /orders/credit',
  'example.status': 'GET /example',
  'example.load': 'POST /example/load',
  'example.clear': 'POST /example/clear',
} satisfies { [N in Name]: `${Operations[N]['method']} ${string}` }

/** What the server said when it could not do what was asked, in words for the person. */
export class CallError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

type Loose = Readonly<Record<string, unknown>>

/** Values as a query: lists repeat their name, absent ones stay out. */
export function query(values: Loose): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => [name, String(one)]),
  )
  const text = new URLSearchParams(pairs as [string, string][]).toString()
  return text && `?${text}`
}

/** Asks one operation. Rejects with a `CallError` that carries the server's sentence; nobody signed in leads to /sign-in. */
export async function call<N extends Name>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  const [method, template] = PLACES[name].split(' ') as [string, string]
  const rest: Record<string, unknown> = { ...(input as Loose) }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = encodeURIComponent(String(rest[field]))
    delete rest[field]
    return value
  })
  const asQuery = method === 'GET' || method === 'DELETE'
  return request(`/api${path}${asQuery ? query(rest) : ''}`, {
    method,
    ...(signal ? { signal } : {}),
    ...(asQuery ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) }),
  })
}

export async function request<T>(path: string, options: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, options)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new CallError(0, 'Rapport does not answer. Is it still running in your terminal?')
  }
  if (answer.ok) return (await answer.json()) as T
  if (answer.status === 401 && location.pathname !== '/sign-in') location.assign('/sign-in')
  const said = (await answer.json().catch(() => undefined)) as { error?: { message?: string } } | undefined
  throw new CallError(
    answer.status,
    said?.error?.message ?? `The server answered ${answer.status} and said nothing more.`,
  )
}
