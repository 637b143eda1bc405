import type { StoredSession } from '../store/session-store.ts'
import { unknownBrowser } from './browser-label.ts'
import type { Keys } from './keys.ts'
import { openText, sealText } from './sealed-text.ts'

/**
 * What the account's other sessions may read of a session. Its body they can't open, for the key of it is in the session's
 * own cookie; so this is sealed under a key of the server's, and says no more than which browser it is.
 */
export const sealLabel = (browser: string, [key]: Keys, id: string): Uint8Array => sealText(browser, key, id)

/** @returns some browser, where the label's key is gone or an earlier release made the session without one */
export function readLabel({ label, id }: StoredSession, keys: Keys): string {
  for (const key of label ? keys : []) {
    const browser = label && openText(label, key, id)
    if (browser !== undefined) return browser
  }
  return unknownBrowser
}
