import { isRecord } from '@scopedeck/server/contract/json.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'

/** What a route tells the shell about its screen, in React Router's `handle`. */
export interface ScreenHandle {
  /** The title in the top bar of a phone. */
  title: string
  /** `shell`: with navigation and player bar; `bare`: the whole window; `bare-signed-out`: bare until a sign-in. */
  frame: 'shell' | 'bare' | 'bare-signed-out'
  /** Of a screen that is empty without the Web API: the scopes to ask for when it needs a sign-in. */
  scopes?: readonly Scope[]
  /** The screen is empty while nobody is signed in, and needs nothing else. */
  needsSession?: true
}

const fallback: ScreenHandle = { title: 'Scopedeck', frame: 'shell' }

/** The handle of the innermost screen. */
export function readHandle(matches: readonly { handle: unknown }[]): ScreenHandle {
  return matches.map(({ handle }) => handle).findLast(isHandle) ?? fallback
}

/** Every handle comes from router.tsx, which types it; React Router gives it back as `unknown`. */
function isHandle(handle: unknown): handle is ScreenHandle {
  return isRecord(handle) && 'title' in handle && 'frame' in handle
}
