import { lazy } from 'react'
import { useSignedIn } from './session/use-session.ts'
import { StartScreen } from './start/start-screen.tsx'

const DeckScreen = lazy(async () => ({ default: (await import('./home/deck-screen.tsx')).DeckScreen }))

/** One address, two screens: what this is, and what is going on. */
export function HomeScreen() {
  return useSignedIn() ? <DeckScreen /> : <StartScreen />
}
