/**
 * Rows in the binary format of PostgreSQL's COPY: half the work of the text format on both sides, and nothing to escape. Columns
 * are written in the order of the table, each by the method of its type; `undefined` is NULL. What a column cannot hold (a count
 * beyond 2^53, a date before 4713 BC) is NULL too, a NUL character is left out.
 */
import { hash } from 'node:crypto'

const CHUNK = 1 << 20
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const TEXT = 25
/** Shorter texts are cheaper to copy letter by letter than to hand over. */
const SHORT = 48
const EPOCH = Date.UTC(2000, 0, 1)
const EARLIEST = Date.UTC(-4700, 0, 1)
const LATEST = 8.64e15

export class Packed {
  #full: Buffer[] = []
  #buffer = Buffer.allocUnsafe(CHUNK)
  #at = HEADER.copy(this.#buffer)

  row(columns: number): void {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(columns, this.#at)
  }

  none(): void {
    this.#long(-1)
  }

  uuid(bytes: Uint8Array): void {
    this.#long(16)
    this.#room(16)
    const buffer = this.#buffer
    for (let i = 0; i < 16; i++) buffer[this.#at + i] = bytes[i]!
    this.#at += 16
  }

  /** `observedUUIDv7` of store/identity.ts, without the detour over hexadecimal digits. */
  observed(milliseconds: number, naturalKey: string): void {
    this.#long(16)
    this.#room(16)
    const buffer = this.#buffer
    const time = Number.isFinite(milliseconds) && milliseconds > 0 ? Math.min(Math.floor(milliseconds), 2 ** 48 - 1) : 0
    const at = buffer.writeUIntBE(time, this.#at, 6)
    const digest = hash('sha256', naturalKey, 'binary')
    let before = digest.charCodeAt(0)
    buffer[at] = 0x70 | (before >> 4)
    for (let i = 1; i < 10; i++) {
      const byte = digest.charCodeAt(i)
      buffer[at + i] = ((before & 15) << 4) | (byte >> 4)
      before = byte
    }
    buffer[at + 2] = 0x80 | ((digest.charCodeAt(1) & 3) << 4) | (digest.charCodeAt(2) >> 4)
    this.#at = at + 10
  }

  text(value: string | undefined): void {
    if (value === undefined) return this.none()
    this.#room(4 + value.length * 3)
    const start = this.#at + 4
    let bytes = value.length <= SHORT ? this.#ascii(value, start) : -1
    if (bytes < 0) bytes = this.#buffer.write(value.includes('\0') ? value.replaceAll('\0', '') : value, start)
    this.#buffer.writeInt32BE(bytes, this.#at)
    this.#at = start + bytes
  }

  #ascii(value: string, start: number): number {
    const buffer = this.#buffer
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code > 127 || code === 0) return -1
      buffer[start + i] = code
    }
    return value.length
  }

  texts(values: readonly string[]): void {
    // All in one piece, because the length stands in front and is known afterwards.
    this.#room(values.reduce((sum, value) => sum + 4 + value.length * 3, 24))
    const start = this.#at
    this.#at += 4
    for (const field of values.length ? [1, 0, TEXT, values.length, 1] : [0, 0, TEXT]) this.#long(field)
    for (const value of values) this.text(value)
    this.#buffer.writeInt32BE(this.#at - start - 4, start)
  }

  int4(value: number): void {
    this.#long(4)
    this.#long(value)
  }

  whole(value: number | undefined): void {
    if (value === undefined || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return this.none()
    this.#wide(Math.round(value))
  }

  number(value: number | undefined): void {
    if (value === undefined) return this.none()
    this.#long(8)
    this.#room(8)
    this.#at = this.#buffer.writeDoubleBE(value, this.#at)
  }

  flag(value: boolean | undefined): void {
    if (value === undefined) return this.none()
    this.#long(1)
    this.#room(1)
    this.#buffer[this.#at++] = value ? 1 : 0
  }

  moment(value: Date | undefined): void {
    const time = value === undefined ? NaN : value.getTime()
    if (!(time >= EARLIEST && time <= LATEST)) return this.none()
    const microseconds = (time - EPOCH) * 1000
    if (Number.isSafeInteger(microseconds)) return this.#wide(microseconds)
    this.#long(8)
    this.#room(8)
    this.#at = this.#buffer.writeBigInt64BE(BigInt(time - EPOCH) * 1000n, this.#at)
  }

  /** The rows as pieces to send; nothing may be added afterwards. */
  end(): Buffer[] {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(-1, this.#at)
    return [...this.#full, this.#buffer.subarray(0, this.#at)]
  }

  #wide(whole: number): void {
    this.#long(8)
    this.#long(Math.floor(whole / 2 ** 32))
    this.#long(whole | 0)
  }

  #long(value: number): void {
    this.#room(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    this.#full.push(this.#buffer.subarray(0, this.#at))
    this.#buffer = Buffer.allocUnsafe(Math.max(CHUNK, bytes))
    this.#at = 0
  }
}

export const uuidBytes = (uuid: string): Uint8Array => Buffer.from(uuid.replaceAll('-', ''), 'hex')
