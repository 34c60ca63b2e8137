/** A native select with its label: quick by keyboard, familiar on a phone. */
import { useId } from 'react'

type Props<Value extends string> = {
  label: string
  hideLabel?: boolean
  value: Value | ''
  options: readonly (readonly [Value | '', string])[]
  onChoose: (value: Value) => void
}

export function Choice<Value extends string>({ label, hideLabel = false, value, options, onChoose }: Props<Value>) {
  const id = useId()
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
        className="border-edge bg-raised text-ink min-h-10 w-full rounded-md border px-3 py-1.5 text-sm"
      >
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
