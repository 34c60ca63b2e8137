/** Words that stand as they are until they are pressed; leaving them, or Enter, keeps what was changed, Escape takes it back. */
import { useState } from 'react'

type Props = {
  label: string
  value: string
  placeholder?: string
  onChange: (next: string) => void
  /** More than one line may be written. */
  lines?: boolean
}

export function Written({ label, value, placeholder, onChange, lines = false }: Props) {
  const [text, setText] = useState<string>()
  const done = () => {
    if (text !== undefined && text.trim() !== value) onChange(text.trim())
    setText(undefined)
  }
  const shared = {
    'aria-label': label,
    value: text ?? value,
    ...(placeholder ? { placeholder } : {}),
    onBlur: done,
    className:
      'hover:border-edge focus:border-edge placeholder:text-quiet -mx-2 w-full resize-none rounded-md border border-transparent bg-transparent px-2 py-1',
  }
  if (!lines)
    return (
      <input
        {...shared}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setText(undefined)
        }}
      />
    )
  return (
    <textarea
      {...shared}
      maxLength={5000}
      rows={Math.min(6, Math.max(1, shared.value.split('\n').length))}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur()
        if (event.key === 'Escape') setText(undefined)
      }}
    />
  )
}
