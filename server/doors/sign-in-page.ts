/** The page behind a sign-in link: one button, no script, so that it works in any browser and nothing can press it early. */
import { html } from 'hono/html'

export const signInPage = (link: string) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Sign in · Rapport</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <style>
          :root {
            color-scheme: light dark;
            --paper: #faf8f4;
            --ink: #1c1a16;
          }
          @media (prefers-color-scheme: dark) {
            :root {
              --paper: #14130f;
              --ink: #ece7dd;
            }
          }
          body {
            margin: 0;
            min-height: 100vh;
            display: grid;
            place-content: center;
            justify-items: center;
            gap: 1.25rem;
            padding: 1.5rem;
            background: var(--paper);
            color: var(--ink);
            font:
              1rem/1.5 Inter,
              system-ui,
              sans-serif;
            text-align: center;
          }
          h1 {
            font:
              500 2.25rem/1.1 Newsreader,
              Georgia,
              serif;
            margin: 0;
          }
          p {
            margin: 0;
            max-width: 26rem;
          }
          button {
            font: inherit;
            font-weight: 600;
            padding: 0.75rem 1.75rem;
            border: 0;
            border-radius: 0.5rem;
            cursor: pointer;
            background: oklch(0.52 0.17 35);
            color: #fff;
          }
          button:focus-visible {
            outline: 3px solid var(--ink);
            outline-offset: 3px;
          }
        </style>
      </head>
      <body>
        <h1>Rapport</h1>
        <p>You started Rapport on this machine. Your list and everything found in it stay here.</p>
        <form method="post" action="/sign-in/${link}"><button autofocus>Open my workspace</button></form>
      </body>
    </html>`
