/** What stands around every page: the wordmark, the rail of five words, and the way past them. */
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import { call } from './call.ts'
import { useChanges } from './pages/home/changes.ts'
import { amountsAreIn } from './ui/money.ts'
import { Toasts } from './ui/toast.tsx'
import { chooseTheme, chosenTheme } from './ui/theme.ts'
import type { Theme } from './ui/theme.ts'

export function Frame() {
  const bare = useLocation({ select: ({ pathname }) => pathname === '/sign-in' || pathname.startsWith('/shared/') })
  if (bare) return <Outlet />
  return (
    <div className="md:grid md:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <a
        href="#page"
        className="bg-ink text-paper fixed top-2 left-2 z-50 -translate-y-20 rounded-md px-4 py-2 focus:translate-y-0 print:hidden"
      >
        Skip to the page
      </a>
      <Rail />
      <main
        id="page"
        tabIndex={-1}
        className="min-h-dvh min-w-0 px-4 pt-6 pb-28 outline-none sm:px-8 md:px-12 md:pt-12 md:pb-16 print:min-h-0 print:p-0"
      >
        <Page />
      </main>
      <Toasts />
    </div>
  )
}

/** What amounts are in is known before a page is drawn; a page that is open when it changes is drawn anew. */
function Page() {
  const { data, isPending } = useQuery({
    queryKey: ['workspace.show'],
    queryFn: ({ signal }) => call('workspace.show', {}, signal),
  })
  if (isPending) return null
  const currency = data?.currency ?? null
  amountsAreIn(currency)
  return (
    <Fragment key={currency}>
      <Outlet />
    </Fragment>
  )
}

const WORD =
  'flex min-h-11 items-center justify-center rounded-md px-1 text-xs md:min-h-9 md:justify-start md:px-3 md:text-[0.9375rem]'

function Rail() {
  return (
    <header className="border-line print:hidden md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r md:px-4 md:py-10">
      <div className="flex items-center justify-between px-4 pt-4 md:px-3 md:pt-0">
        <Link to="/" aria-label="Rapport, home" className="rounded-sm">
          <Wordmark />
        </Link>
        <div className="flex items-center gap-1 md:hidden">
          <Foot />
        </div>
      </div>
      <nav
        aria-label="Main"
        className="bg-paper border-line fixed inset-x-0 bottom-0 z-30 border-t px-1 pb-[env(safe-area-inset-bottom)] md:static md:mt-10 md:border-0 md:px-0"
      >
        <ul className="grid grid-cols-5 md:grid-cols-1 md:gap-0.5">
          <Word to="/" word="Home" exact>
            <Unseen />
          </Word>
          <Word to="/creators" word="Creators" />
          <Word to="/plan" word="Plan" />
          <Word to="/campaigns" word="Campaigns" />
          <Word to="/results" word="Results" />
        </ul>
      </nav>
      <div className="mt-auto hidden flex-col items-start gap-1 md:flex">
        <Foot />
      </div>
    </header>
  )
}

/** How many verdicts changed since somebody looked. */
function Unseen() {
  const unseen = useChanges().data?.unseen ?? 0
  if (unseen === 0) return null
  return (
    <span className="bg-accent-fill text-on-accent ml-1.5 rounded-full px-1.5 text-xs leading-4.5 font-semibold md:ml-auto">
      {unseen}
      <span className="sr-only"> {unseen === 1 ? 'verdict' : 'verdicts'} changed</span>
    </span>
  )
}

type WordProps = {
  to: '/' | '/creators' | '/plan' | '/campaigns' | '/results'
  word: string
  exact?: boolean
  children?: ReactNode
}

function Word({ to, word, exact = false, children }: WordProps) {
  return (
    <li>
      <Link
        to={to}
        activeOptions={{ exact, includeSearch: false }}
        className={WORD}
        activeProps={{ className: 'bg-sunk font-semibold', 'aria-current': 'page' }}
        inactiveProps={{ className: 'hover:bg-sunk' }}
      >
        {word}
        {children}
      </Link>
    </li>
  )
}

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }
const SAID: Record<Theme, string> = { auto: 'Day and night', light: 'Day', dark: 'Night' }
const EXPLAINED: Record<Theme, string> = {
  auto: 'light or dark as this machine says',
  light: 'always light',
  dark: 'always dark',
}

function Foot() {
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <>
      <Link to="/shortlists" className={FOOT} {...CURRENT}>
        Shortlists
      </Link>
      <Link to="/settings" className={FOOT} {...CURRENT}>
        Settings
      </Link>
      <button
        type="button"
        className={`${FOOT} text-quiet`}
        title={EXPLAINED[theme]}
        aria-label={`${SAID[theme]}: ${EXPLAINED[theme]}. Change.`}
        onClick={() => {
          chooseTheme(NEXT[theme])
          setTheme(NEXT[theme])
        }}
      >
        <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" />
          {theme === 'auto' && <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />}
          {theme === 'dark' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
        </svg>
        <span className="ml-2 hidden whitespace-nowrap md:inline">{SAID[theme]}</span>
      </button>
    </>
  )
}

const FOOT = 'flex min-h-9 items-center rounded-md px-2 text-sm hover:text-ink md:min-h-8 md:px-3'
const CURRENT = { activeProps: { className: 'font-medium' }, inactiveProps: { className: 'text-quiet' } }

export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <path
          d="M16 16 26.2 9.2M16 16 8.6 26.4"
          className="stroke-ink"
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
        <circle cx="16" cy="16" r="6.2" className="fill-accent" />
        <circle cx="26.4" cy="9" r="3.4" className="fill-ink" />
        <circle cx="8.4" cy="26.6" r="3.4" className="fill-ink" />
        <circle cx="6.2" cy="8.8" r="2.3" className="fill-ink" opacity=".45" />
        <circle cx="26" cy="24.6" r="1.9" className="fill-ink" opacity=".3" />
      </svg>
      <span className="font-serif text-[1.625rem] leading-none font-medium tracking-tight">Rapport</span>
    </span>
  )
}
