/** On or off, and it says which. */
export function Toggle({
  pressed,
  onChange,
  children,
  className = '',
}: {
  pressed: boolean
  onChange: (next: boolean) => void
  children: React.ReactNode
  className?: string
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
      className={`text-quiet aria-pressed:text-ink hover:text-ink min-h-7 rounded-sm px-1 text-sm underline decoration-dotted underline-offset-4 aria-pressed:decoration-solid ${className}`}
    >
      {children}
    </button>
  )
}
