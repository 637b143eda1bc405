import { GrantWarning } from '../clocks/grant-warning.tsx'
import { AsIfNotice } from '../lens/as-if-notice.tsx'
import { useLens } from '../lens/lens.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'

const LensPanel = lazyPart(async () => (await import('../lens/lens-panel.tsx')).default)

/** Above every screen: what is special about the grant now. Mostly nothing. */
export default function GrantNotices() {
  const session = useSignedIn()
  const { on } = useLens()
  if (!session) return null
  return (
    <>
      {session.withheldScopes.length > 0 && <AsIfNotice session={session} />}
      <GrantWarning session={session} />
      <Part failed={() => null}>{on && <LensPanel session={session} />}</Part>
    </>
  )
}
