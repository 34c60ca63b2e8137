/** What can be pressed. One of them on a page may be `primary`. */
import type { ComponentProps } from 'react'

type Kind = 'primary' | 'plain' | 'quiet'

const BASE =
  'inline-flex min-h-10 items-center justify-center gap-2 rounded-md px-4 text-sm font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55'
const KINDS: Record<Kind, string> = {
  primary: 'bg-accent-fill text-on-accent font-semibold hover:bg-[oklch(0.5_0.165_35)]',
  plain: 'border border-edge bg-raised hover:bg-sunk',
  quiet: 'text-quiet hover:bg-sunk hover:text-ink px-3',
}

export const buttonClass = (kind: Kind = 'plain', more = '') => `${BASE} ${KINDS[kind]} ${more}`

export function Button({
  variant = 'plain',
  className = '',
  busy = false,
  children,
  disabled,
  ...rest
}: ComponentProps<'button'> & { variant?: Kind; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, className)}
    >
      {children}
      {busy && <span aria-hidden="true">…</span>}
    </button>
  )
}
