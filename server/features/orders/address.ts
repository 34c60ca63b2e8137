/** The path of a connection's door: its workspace and itself in 43 letters, so that whoever calls needs no other introduction. */

export const addressOf = (workspace: string, connection: string): string =>
  Buffer.from((workspace + connection).replaceAll('-', ''), 'hex').toString('base64url')

export function whoIsAt(address: string): { workspace: string; connection: string } | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(address)) return undefined
  const hex = Buffer.from(address, 'base64url').toString('hex')
  const uuid = (at: number) => hex.slice(at, at + 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { workspace: uuid(0), connection: uuid(32) }
}
