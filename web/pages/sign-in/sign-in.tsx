/** Nobody is signed in: how to get a link, in the words of somebody who sits beside you. */
import { useEffect, useRef } from 'react'
import { useTitle } from '../../ui/title.ts'
import { Wordmark } from '../../frame.tsx'

export default function SignInPage() {
  const expired = new URLSearchParams(location.search).has('expired')
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle('Sign in')
  useEffect(() => heading.current?.focus(), [])
  return (
    <main id="page" className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-5 px-6 py-12">
      <div className="mb-6">
        <Wordmark />
      </div>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        {expired
          ? 'That link was used, or a quarter of an hour has passed.'
          : 'Rapport opens with a link from your terminal.'}
      </h1>
      <p>
        The terminal in which Rapport runs printed a sign-in link. It works once. For a new one, run this in the same
        folder:
      </p>
      <pre className="border-line bg-raised overflow-x-auto rounded-md border px-4 py-3 text-sm">
        npx rapport sign-in
      </pre>
      <p className="text-quiet">
        There is no password and no account: whoever can start Rapport on this machine can open it.
      </p>
    </main>
  )
}
