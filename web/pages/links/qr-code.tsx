/** The QR code of a link, to be looked at and taken along. */
import { buttonClass } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { onlyHere } from './words.ts'
import type { Link } from './words.ts'

export function QrCode({
  link,
  whole,
  open,
  onClose,
}: {
  link: Link
  whole: string
  open: boolean
  onClose: () => void
}) {
  const picture = `/api/links/${link.id}/qr`
  return (
    <Dialog title={link.name} open={open} onClose={onClose}>
      {/* White whatever the page is: readers want it so. */}
      <img
        src={`${picture}.svg`}
        alt={`QR code for ${whole}`}
        className="mx-auto aspect-square w-full max-w-64 rounded-md bg-white"
      />
      <p className="mt-3 text-center text-sm wrap-anywhere">{whole}</p>
      {onlyHere(whole) && (
        <p className="text-quiet mt-2 text-center text-sm">
          It opens only on this machine: set PUBLIC_URL before you print it.
        </p>
      )}
      <p className="mt-5 flex justify-center gap-3">
        <a href={`${picture}.svg?download`} className={buttonClass()}>
          SVG, for print
        </a>
        <a href={`${picture}.png?download`} className={buttonClass()}>
          PNG
        </a>
      </p>
    </Dialog>
  )
}
