/** What the system asks for: by its media controls, by a headset, by the keys of a keyboard. */
const mediaActions = ['play', 'pause', 'previoustrack', 'nexttrack', 'seekto'] as const
type MediaAction = (typeof mediaActions)[number]

/** What each action does; `undefined` where Spotify would refuse it. */
export type MediaHandlers = Readonly<Record<MediaAction, ((positionMs: number) => void) | undefined>>

/**
 * Listens to the system. A browser hands its media keys to the page that has a sound; this page has none, because the sound
 * comes from a device, so most browsers send it the keys as they send other keys.
 * @returns a function that stops listening
 */
export function listenToSystem(handlers: () => MediaHandlers, session: MediaSession): () => void {
  for (const action of mediaActions)
    handle(session, action, ({ seekTime = 0 }) => handlers()[action]?.(seekTime * 1000))
  const onKeyDown = (event: KeyboardEvent) => {
    const press = event.repeat ? undefined : pressOf(event.key, handlers())
    if (!press) return
    event.preventDefault()
    press(0)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => {
    window.removeEventListener('keydown', onKeyDown)
    for (const action of mediaActions) handle(session, action, null)
  }
}

/** A browser that does not know an action throws. */
function handle(session: MediaSession, action: MediaAction, handler: MediaSessionActionHandler | null): void {
  try {
    session.setActionHandler(action, handler)
  } catch {
    // The other actions work.
  }
}

/** What a media key does, by `KeyboardEvent.key`. */
export function pressOf(key: string, { play, pause, previoustrack, nexttrack }: MediaHandlers) {
  const presses: Readonly<Record<string, ((positionMs: number) => void) | undefined>> = {
    MediaPlayPause: pause ?? play,
    MediaPlay: play,
    MediaPause: pause,
    MediaStop: pause,
    MediaTrackNext: nexttrack,
    MediaTrackPrevious: previoustrack,
  }
  return presses[key]
}
