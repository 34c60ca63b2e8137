/** From a row of the plan to what the creator asks and allows. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TermsOf } from './terms.tsx'

export function TermsButton({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" aria-label={`What ${name} asks`} onClick={() => setOpen(true)}>
        Terms …
      </Button>
      <Dialog title={name} open={open} onClose={() => setOpen(false)} wide>
        {open && <TermsOf id={id} name={name} />}
      </Dialog>
    </>
  )
}
