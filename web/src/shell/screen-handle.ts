/** What a route says about its screen, for the shell. */
export interface ScreenHandle {
  /** The name in the bar of a phone. */
  title: string
  /** `bare` fills the window by itself; `deck` stands in the shell; `bare-signed-out` is bare until someone signs in. */
  frame: 'deck' | 'bare' | 'bare-signed-out'
  /** The scopes to ask for when somebody has to sign in to see it. */
  scopes?: readonly string[]
}

const fallback: ScreenHandle = { title: 'Scopedeck', frame: 'deck' }

/** The handle of the innermost screen. */
export function readHandle(matches: readonly { handle: unknown }[]): ScreenHandle {
  return matches.map(({ handle }) => handle).findLast(isHandle) ?? fallback
}

function isHandle(handle: unknown): handle is ScreenHandle {
  return typeof handle === 'object' && handle !== null && 'title' in handle && 'frame' in handle
}
