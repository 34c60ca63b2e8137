/** Which page stands at which address. Every page is loaded when it is first needed. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readCreatorsSearch } from './pages/creators/search.ts'
import { readPlanSearch } from './pages/plan/asked.ts'
import { Frame } from './frame.tsx'
import { Broken, Nowhere } from './ui/broken.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Frame, notFoundComponent: Nowhere })

const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const home = createRoute({ ...at('/'), component: lazyRouteComponent(() => import('./pages/home/home.tsx')) })
const importing = createRoute({
  ...at('/import/$id'),
  component: lazyRouteComponent(() => import('./pages/import/import.tsx')),
})
const creators = createRoute({
  ...at('/creators'),
  validateSearch: readCreatorsSearch,
  component: lazyRouteComponent(() => import('./pages/creators/creators.tsx')),
})
const creator = createRoute({
  ...at('/creators/$id'),
  component: lazyRouteComponent(() => import('./pages/creator/creator.tsx')),
})
const compare = createRoute({
  ...at('/compare'),
  validateSearch: (given: Record<string, unknown>): { ids?: string } => (given.ids ? { ids: String(given.ids) } : {}),
  component: lazyRouteComponent(() => import('./pages/creators/compare.tsx')),
})
const plan = createRoute({
  ...at('/plan'),
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./pages/plan/plan.tsx')),
})
const comparePlans = createRoute({
  ...at('/plan/compare'),
  validateSearch: (given: Record<string, unknown>): { ids?: string } => (given.ids ? { ids: String(given.ids) } : {}),
  component: lazyRouteComponent(() => import('./pages/plan/compare-plans.tsx')),
})
const pitch = createRoute({
  ...at('/plan/$id/pitch'),
  component: lazyRouteComponent(() => import('./pages/plan/pitch.tsx')),
})
const campaigns = createRoute({
  ...at('/campaigns'),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaigns.tsx')),
})
const campaign = createRoute({
  ...at('/campaigns/$id'),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaign.tsx')),
})
const story = createRoute({
  ...at('/campaigns/$id/story'),
  component: lazyRouteComponent(() => import('./pages/campaigns/story.tsx')),
})
const results = createRoute({
  ...at('/results'),
  component: lazyRouteComponent(() => import('./pages/results/results.tsx')),
})
const experiments = createRoute({
  ...at('/experiments'),
  component: lazyRouteComponent(() => import('./pages/experiments/experiments.tsx')),
})
const designing = createRoute({
  ...at('/experiments/new'),
  validateSearch: (given: Record<string, unknown>): { sales?: string } =>
    given.sales ? { sales: String(given.sales) } : {},
  component: lazyRouteComponent(() => import('./pages/experiments/design.tsx')),
})
const experiment = createRoute({
  ...at('/experiments/$id'),
  component: lazyRouteComponent(() => import('./pages/experiments/experiment.tsx')),
})
const codes = createRoute({ ...at('/codes'), component: lazyRouteComponent(() => import('./pages/codes/codes.tsx')) })
const connections = createRoute({
  ...at('/connections'),
  component: lazyRouteComponent(() => import('./pages/connections/connections.tsx')),
})
const connection = createRoute({
  ...at('/connections/$id'),
  component: lazyRouteComponent(() => import('./pages/connections/connection.tsx')),
})
const shortlists = createRoute({
  ...at('/shortlists'),
  component: lazyRouteComponent(() => import('./pages/shortlists/shortlists.tsx')),
})
const shortlist = createRoute({
  ...at('/shortlists/$id'),
  component: lazyRouteComponent(() => import('./pages/shortlists/shortlist.tsx')),
})
const settings = createRoute({
  ...at('/settings'),
  component: lazyRouteComponent(() => import('./pages/settings/settings.tsx')),
})
const bossReport = createRoute({
  ...at('/report'),
  component: lazyRouteComponent(() => import('./pages/report/boss.tsx')),
})
const campaignReport = createRoute({
  ...at('/campaigns/$id/report'),
  component: lazyRouteComponent(() => import('./pages/report/campaign.tsx')),
})
const experimentReport = createRoute({
  ...at('/experiments/$id/report'),
  component: lazyRouteComponent(() => import('./pages/report/experiment.tsx')),
})
const sharedReport = createRoute({
  ...at('/shared/$token'),
  component: lazyRouteComponent(() => import('./pages/report/by-link.tsx')),
})
const signIn = createRoute({
  ...at('/sign-in'),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in.tsx')),
})

export const routerWith = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      home,
      importing,
      creators,
      creator,
      compare,
      plan,
      comparePlans,
      pitch,
      campaigns,
      campaign,
      story,
      results,
      experiments,
      designing,
      experiment,
      codes,
      connections,
      connection,
      shortlists,
      shortlist,
      settings,
      bossReport,
      campaignReport,
      experimentReport,
      sharedReport,
      signIn,
    ]),
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: Broken,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
  })

/** Addresses read as the API's own queries do: lists repeat their name, everything is text until a page reads it. */
function readSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name]
    found[name] = before === undefined ? value : [before, value].flat()
  }
  return found
}

function writeSearch(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((one) => one !== undefined && one !== null)
      .map((one) => [name, String(one)]),
  )
  return pairs.length ? `?${new URLSearchParams(pairs as [string, string][])}` : ''
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>
  }
}
