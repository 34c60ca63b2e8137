/**
 * Secrets of shops, and what may have to be played again, are sealed (AES-256-GCM) with a key that lies beside the data and not in
 * the database; buyers are known only by a keyed hash. Without the key folder both are lost, and a stolen database tells neither.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Outside } from '../../outside/outside.ts'
import { Refused } from '../operation.ts'

const NONCE = 12
const TAG = 16

export type Sealer = {
  seal(plain: string | Buffer): Buffer
  /** Undefined where the key is another one: the folder was not moved along. */
  open(sealed: Buffer): Buffer | undefined
}

const keysOf = (outside: Outside) => {
  if (!outside.keys)
    throw new Refused('conflict', 'This process has no folder for keys, so it can keep no secrets of shops.')
  return outside.keys
}

export async function sealer(outside: Outside): Promise<Sealer> {
  const key = await keysOf(outside)('shops')
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
        decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

/** One buyer is one hash within a workspace, however the address is capitalised; two workspaces cannot be compared. */
export async function buyerHash(outside: Outside, workspace: string): Promise<(email: string | null) => string | null> {
  const key = await keysOf(outside)('buyers')
  return (email) => {
    const plain = email?.trim().toLowerCase()
    if (!plain?.includes('@')) return null
    return createHmac('sha256', key).update(`${workspace}\n${plain}`).digest('base64url')
  }
}
