/** A QR code as a picture: SVG for print at any size, PNG for everything else. Four cells of white around it, as readers want. */
import { crc32, deflateSync } from 'node:zlib'
import type { Qr } from './qr.ts'

const QUIET = 4

/** One path, rows of dark cells run together, in black on white whatever the page around it looks like. */
export function svgOf(qr: Qr): string {
  let path = ''
  for (let y = 0; y < qr.size; y++)
    for (let x = 0; x < qr.size; x++) {
      if (!qr.dark(x, y)) continue
      let end = x + 1
      while (end < qr.size && qr.dark(end, y)) end++
      path += `M${x + QUIET} ${y + QUIET}h${end - x}v1H${x + QUIET}z`
      x = end
    }
  const whole = qr.size + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="${whole * 8}" height="${whole * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>\n`
}

/** One bit a pixel. `scale`: pixels a cell. */
export function pngOf(qr: Qr, scale = 16): Buffer {
  const whole = (qr.size + 2 * QUIET) * scale
  const width = Math.ceil(whole / 8)
  const rows = Buffer.alloc((width + 1) * whole, 0xff)
  for (let y = 0; y < whole; y++) {
    const row = y * (width + 1)
    // Each row begins with its filter: none.
    rows[row] = 0
    const cellY = Math.floor(y / scale) - QUIET
    if (cellY < 0 || cellY >= qr.size) continue
    for (let cell = 0; cell < qr.size; cell++) {
      if (!qr.dark(cell, cellY)) continue
      for (let x = (cell + QUIET) * scale; x < (cell + QUIET + 1) * scale; x++)
        rows[row + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(whole, 0)
  head.writeUInt32BE(whole, 4)
  // One bit of grey, not interlaced.
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
