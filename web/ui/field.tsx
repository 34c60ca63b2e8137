/** A labelled place to write, with what is wanted under it and what is wrong beside that. */
import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'

export const inputClass =
  'min-h-10 w-full rounded-md border border-edge bg-raised px-3 py-2 text-[0.9375rem] placeholder:text-quiet'

type Words = { label: ReactNode; hint?: ReactNode; error?: string | undefined; hideLabel?: boolean }

export function Field({
  label,
  hint,
  error,
  hideLabel = false,
  className = '',
  ...rest
}: Words & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className={className}>
      <Label {...{ id, label, hideLabel }} />
      <input id={id} {...described(id, hint, error)} {...rest} className={inputClass} />
      <Below {...{ id, hint, error }} />
    </div>
  )
}

export function TextArea({
  label,
  hint,
  error,
  hideLabel = false,
  className = '',
  ...rest
}: Words & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <div className={className}>
      <Label {...{ id, label, hideLabel }} />
      <textarea id={id} rows={3} {...described(id, hint, error)} {...rest} className={inputClass} />
      <Below {...{ id, hint, error }} />
    </div>
  )
}

const described = (id: string, hint: ReactNode, error: string | undefined) => ({
  ...(hint || error ? { 'aria-describedby': `${id}-below` } : {}),
  ...(error ? { 'aria-invalid': true } : {}),
})

const Label = ({ id, label, hideLabel }: { id: string; label: ReactNode; hideLabel: boolean }) => (
  <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium'}>
    {label}
  </label>
)

const Below = ({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) =>
  hint || error ? (
    <p id={`${id}-below`} className={`mt-1 text-sm ${error ? 'text-accent-ink' : 'text-quiet'}`}>
      {error ?? hint}
    </p>
  ) : null
