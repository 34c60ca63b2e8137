/** One of the world's currencies, or none. */
import { Select } from './select.tsx'

const NONE = ''
/** The others follow by their letters. */
const FIRST = ['EUR', 'USD', 'GBP', 'BRL', 'INR', 'JPY']

const names = new Intl.DisplayNames('en', { type: 'currency' })
const known = () =>
  [...new Set([...FIRST, ...Intl.supportedValuesOf('currency')])].map((code) => ({
    value: code,
    label: `${code}, ${names.of(code)}`,
  }))

type Props = {
  value: string | null
  className?: string
  onChange: (next: string | null) => void
}

export const CurrencySelect = ({ value, className = '', onChange }: Props) => (
  <Select
    label="Amounts are in"
    className={className}
    value={value ?? NONE}
    items={[{ value: NONE, label: 'not said' }, ...known()]}
    onChange={(next) => onChange(next === NONE ? null : next)}
  />
)
