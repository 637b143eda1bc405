import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const formatVersion = 1
const ivBytes = 12
const tagBytes = 16

/** Binds sealed text to its row and its format: moved to another row, or read as another version, it does not open. */
const associatedData = (id: string) => Buffer.from(`scopedeck session ${formatVersion} ${id}`)

/**
 * Seals text for one row: one byte of format version, then initialization vector, tag and ciphertext.
 * @param key 32 bytes, for this one purpose
 * @see NIST SP 800-38D
 */
export function sealText(text: string, key: Buffer, id: string): Uint8Array {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(associatedData(id))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(formatVersion), iv, cipher.getAuthTag(), sealed]))
}

/** @returns `undefined` when it does not open: another key, another row, another version, or changed bytes */
export function openText(sealed: Uint8Array, key: Buffer, id: string): string | undefined {
  if (sealed[0] !== formatVersion || sealed.length < 1 + ivBytes + tagBytes) return undefined
  const iv = sealed.subarray(1, 1 + ivBytes)
  const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)
  try {
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
    decipher.setAAD(associatedData(id)).setAuthTag(tag)
    return decipher.update(sealed.subarray(1 + ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
