/** What a visitor sees when a link leads nowhere: one calm sentence, no script, nothing that is fetched. */

export type Because = 'unknown' | 'expired' | 'unopened' | 'busy'

const SAID: Record<Because, { title: string; text: string }> = {
  unknown: {
    title: 'This link leads nowhere.',
    text: 'Perhaps a letter is missing, or two changed places. Please look at it again where you found it, or ask whoever gave it to you.',
  },
  expired: {
    title: 'This link has ended.',
    text: 'What it led to is over. Whoever shared it will know whether there is something new.',
  },
  unopened: {
    title: 'This report does not open.',
    text: 'The link may have expired, may have been ended, or lost a letter on its way. Whoever sent it to you can make a new one.',
  },
  busy: {
    title: 'One moment, please.',
    text: 'Many links are being followed right now. Please open this page again in a few seconds.',
  },
}

const page = ({ title, text }: { title: string; text: string }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --paper: #faf8f4; --ink: #1c1a16; --quiet: #6b655b }
@media (prefers-color-scheme: dark) { :root { --paper: #14130f; --ink: #ece7dd; --quiet: #a39b8c } }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-content: center; gap: 1.25rem; padding: 2rem; box-sizing: border-box;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Inter, system-ui, sans-serif }
svg { width: 3rem; color: oklch(0.62 0.19 35) }
h1 { margin: 0; max-width: 14em; font: 500 clamp(2rem, 8vw, 3rem)/1.1 Newsreader, Georgia, serif; text-wrap: balance }
p { margin: 0; max-width: 30em; color: var(--quiet); text-wrap: pretty }
</style>
</head>
<body>
<svg viewBox="0 0 48 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><circle cx="5" cy="8" r="4"/><path d="M11 8h7M23 8h2M30 8h1"/></svg>
<main><h1>${title}</h1></main>
<p>${text}</p>
</body>
</html>
`

const pages = Object.fromEntries(
  Object.entries(SAID).map(([because, words]) => [because, Buffer.from(page(words))]),
) as Record<Because, Buffer>

const STATUS: Record<Because, number> = { unknown: 404, expired: 410, unopened: 404, busy: 503 }

export function pageFor(because: Because): { status: number; headers: string[]; body: Buffer } {
  const body = pages[because]
  const headers = [
    'Content-Type', 'text/html; charset=utf-8',
    'Content-Length', String(body.length),
    'Cache-Control', 'no-store',
    'Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'X-Content-Type-Options', 'nosniff',
    'Referrer-Policy', 'no-referrer',
    'X-Robots-Tag', 'noindex',
    ...(because === 'busy' ? ['Retry-After', '2'] : []),
  ] // prettier-ignore
  return { status: STATUS[because], headers, body }
}
