/** An amount of money to type, in whole units as people write them; kept in cents. What is no amount is said and not kept. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { centsOf, unitsOf } from './amount.ts'
import { Field } from './field.tsx'

type Props = {
  label: string
  /** Null: not known. */
  cents: number | null
  onChange: (next: number | null) => void
  hint?: ReactNode
  hideLabel?: boolean
  placeholder?: string
  className?: string
}

export function AmountField({ cents, onChange, placeholder = 'not known', ...rest }: Props) {
  const [wrong, setWrong] = useState(false)
  return (
    <Field
      {...rest}
      key={cents}
      inputMode="decimal"
      placeholder={placeholder}
      defaultValue={unitsOf(cents)}
      error={wrong ? 'Write an amount, such as 450 or 12.50.' : undefined}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={({ target }) => {
        const next = centsOf(target.value)
        setWrong(next === undefined)
        if (next !== undefined && next !== cents) onChange(next)
      }}
    />
  )
}
