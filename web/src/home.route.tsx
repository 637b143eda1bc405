import { loadHome } from './screens.ts'
import { useSignedIn } from './session/use-session.ts'
import { lazyPart } from './shared/lazy-part.tsx'
import { StartScreen } from './start/start-screen.tsx'

const HomeScreen = lazyPart(async () => (await loadHome()).HomeScreen)

/** One address, two screens: signed out it says what this app is, signed in it shows what plays. */
export function HomePage() {
  return useSignedIn() ? <HomeScreen /> : <StartScreen />
}
