/** What to press in the shop, with the address and the secret to copy, and the place for theirs. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { tell, tellError } from '../../ui/toast.tsx'
import { freshSecret } from './add.tsx'
import { isAtHome, WORDS } from './words.ts'
import type { Connection } from './words.ts'

export function SetUp({ one }: { one: Connection }) {
  const words = WORDS[one.vendor]
  return (
    <section aria-labelledby="set-up" className="space-y-5">
      <h2 id="set-up">What to do in {words.label === 'Anything that signs' ? 'your shop' : words.label}</h2>
      <ol className="list-decimal space-y-2 pl-5">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Copied label="The address" text={location.origin + one.address} />
      {isAtHome(location.host) && (
        <p className="bg-ask-wash rounded-md px-4 py-3 text-sm">
          A shop in the internet cannot reach {location.host}. Put Rapport behind an address of its own and say it with{' '}
          <code>PUBLIC_URL</code>; until then the trial below works, and orders can come as a file.
        </p>
      )}
      {one.signs === 'ours' && <OurSecret one={one} />}
      {(one.signs === 'theirs' || one.wantsToken) && <Theirs one={one} />}
      <p className="text-quiet text-sm">
        How a click finds its order, without a line of script, stands for{' '}
        {words.label === 'Anything that signs' ? 'each shop' : words.label} in <code>docs/guide/shops.md</code>.
      </p>
    </section>
  )
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <span className="mb-1 block text-sm font-medium">{label}</span>
      <div className="flex items-start gap-2">
        <code className="border-line bg-sunk min-h-10 min-w-0 grow rounded-md border px-3 py-2 text-sm break-all">
          {text}
        </code>
        <Button
          onClick={() => void navigator.clipboard.writeText(text).then(() => tell('Copied.'), tellError)}
          aria-label={`Copy: ${label}`}
        >
          Copy
        </Button>
      </div>
    </div>
  )
}

function OurSecret({ one }: { one: Connection }) {
  const client = useQueryClient()
  const { data: secret } = useQuery<string | null>({ queryKey: freshSecret(one.id), enabled: false, gcTime: Infinity })
  const rotate = useMutation({
    mutationFn: () => call('connections.rotate', { id: one.id }),
    onSuccess: async (next) => {
      client.setQueryData(freshSecret(one.id), next.secret)
      await client.invalidateQueries({ queryKey: ['connections.show', one.id] })
    },
    onError: tellError,
  })
  return (
    <div className="space-y-3">
      {secret ? (
        <>
          <Copied label="The secret, shown this once" text={secret} />
          {one.oldSecretUntil && <Old until={one.oldSecretUntil} />}
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-4">
          <p className="text-quiet text-sm">The secret was shown once and is kept sealed.</p>
          <Button onClick={() => rotate.mutate()} busy={rotate.isPending}>
            Make another
          </Button>
        </div>
      )}
    </div>
  )
}

const Old = ({ until }: { until: string }) => (
  <p className="text-quiet text-sm">
    The one before is good until {new Date(until).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}.
  </p>
)

function Theirs({ one }: { one: Connection }) {
  const client = useQueryClient()
  const words = WORDS[one.vendor]
  const has = one.wantsToken ? one.hasToken : one.hasSecret
  const save = useMutation({
    mutationFn: (text: string) =>
      one.wantsToken
        ? call('connections.change', { id: one.id, token: text })
        : call('connections.rotate', { id: one.id, secret: text }),
    onSuccess: async () => {
      tell(one.troubled > 0 ? 'Kept. What was not taken can be played again now.' : 'Kept, sealed.')
      await client.invalidateQueries({ queryKey: ['connections.show', one.id] })
    },
  })
  return (
    <form
      className="flex max-w-xl flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        save.mutate(String(new FormData(form).get('theirs')).trim(), { onSuccess: () => form.reset() })
      }}
    >
      <Field
        className="min-w-56 grow"
        label={words.token ?? words.secret}
        name="theirs"
        type="password"
        autoComplete="off"
        required
        minLength={8}
        placeholder={has ? 'kept, sealed; paste another to replace it' : ''}
        error={save.error?.message}
      />
      <Button type="submit" variant={has ? 'plain' : 'primary'} busy={save.isPending}>
        {has ? 'Replace' : 'Keep'}
      </Button>
      {one.oldSecretUntil && <Old until={one.oldSecretUntil} />}
    </form>
  )
}
