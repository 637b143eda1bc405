import { isRecord } from '@scopedeck/server/contract/json.ts'
import {
  loadAccountGuard,
  loadFrame,
  loadHome,
  loadPlayerBar,
  loadPlayerHost,
  type Screen,
  screenAt,
} from './screens.ts'
import { askEarly } from './shared/early-answers.ts'
import { isPageOwner } from './shared/page-owner.ts'

// A page runs this module first, while the app is still loading: session, file and first data of the screen travel with the
// app and not after it. A failure shows where the app needs what failed.

const session = askEarly('/api/session')
askEarly('/api/provider')
const { screen, id } = screenAt(location.pathname) ?? {}
if (screen) load(screen.load, screen.handle.frame === 'shell' && loadFrame)
void session?.then(readScopes).then(
  (scopes) => scopes && screen && loadSignedIn(screen, id ?? '', scopes),
  () => {},
)

function loadSignedIn({ handle, load: file, first }: Screen, param: string, scopes: readonly unknown[]): void {
  load(loadAccountGuard, !file && loadHome, handle.frame === 'bare-signed-out' && loadFrame, loadPlayerHost)
  if (scopes.some((scope) => scope === 'user-read-playback-state' || scope === 'user-read-currently-playing')) {
    load(loadPlayerBar)
  }
  if (first && (!first.scope || scopes.includes(first.scope))) first.addresses(param).forEach(askEarly)
}

/** The scopes that may be used; `undefined` while nobody is signed in. From here on the page is for the account of this session. */
async function readScopes(response: Response): Promise<readonly unknown[] | undefined> {
  const view: unknown = await response.clone().json()
  if (!isRecord(view) || typeof view.accountMark !== 'string' || !isPageOwner(view.accountMark)) return undefined
  const [granted, withheld] = [listOf(view.grantedScopes), listOf(view.withheldScopes)]
  return granted.filter((scope) => !withheld.includes(scope))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function load(...files: (false | undefined | (() => Promise<unknown>))[]): void {
  for (const file of files) if (file) file().catch(() => {})
}
