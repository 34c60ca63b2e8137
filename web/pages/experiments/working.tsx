/** A calculation that takes a while: what it does, for how long already, and a way out. */
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'

type Props = {
  says: string
  /** From 0 to 1; null where nobody knows. */
  value?: number | null
  onCancel?: () => void
}

export function Working({ says, value = null, onCancel }: Props) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="max-w-md space-y-3 py-4">
      <Progress label={says} value={value} says={seconds > 0 ? `${says} ${seconds} s` : says} />
      {onCancel && (
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  )
}
