import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { PanelPart } from '../problems/parts.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { PageHeader, PageHeading, Screen } from '../shared/elements/screen.tsx'
import { TwoLines } from '../shared/elements/two-lines.tsx'
import { GrantCard } from './grant-card.tsx'
import { HomePlaylists } from './home-playlists.tsx'
import { NowPlayingCard } from './now-playing-card.tsx'

/** The home screen of a signed-in person: what plays, the playlists, and the grant with its two clocks. */
export function HomeScreen() {
  const session = useSignedIn()
  if (!session) return null
  const { account, grantedScopes } = session
  return (
    <Screen>
      <PageHeader title={<Greeting name={account.displayName} />}>
        {grantedScopes.length} of {scopes.length} permissions are granted. Everything here depends on them.
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-5 @4xl/main:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-8">
          <NowPlayingCard />
          <HomePlaylists />
        </div>
        <PanelPart>
          <GrantCard session={session} />
        </PanelPart>
      </div>
    </Screen>
  )
}

/** A name at Spotify may be as long as a sentence. */
function Greeting({ name }: { name: string }) {
  const greeting = `Hello, ${name}`
  return (
    <TwoLines text={greeting} what="name">
      <PageHeading>{greeting}</PageHeading>
    </TwoLines>
  )
}
