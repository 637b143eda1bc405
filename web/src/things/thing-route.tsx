import type { QueryClient } from '@tanstack/react-query'
import { Disc3 } from 'lucide-react'
import type { ComponentType } from 'react'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { sessionQueries } from '../session/session.queries.ts'
import { signInAddress } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeader, page, Screen } from '../shared/elements/screen.tsx'

interface ThingScreen {
  /** What one of them is called. */
  title: string
  Content: ComponentType<{ id: string }>
  /** Reads what the screen shows first. */
  prefetch: (client: QueryClient, id: string) => Promise<unknown>
}

/** The route of a kind of thing. What the catalogue has needs a session and no scope. */
export const thingRoute =
  ({ title, Content, prefetch }: ThingScreen) =>
  (queryClient: QueryClient) => ({
    // Not awaited: the screen shows at once, with skeletons.
    loader: ({ params: { id = '' } }: LoaderFunctionArgs) => {
      const session = queryClient.getQueryData(sessionQueries.session().queryKey)
      if (session?.authenticated) void prefetch(queryClient, id)
      return null
    },
    Component: () => {
      const { id = '' } = useParams()
      if (!useSignedIn()) return <NobodyHere title={title} />
      return (
        <div className={`${page} pb-8`}>
          <Content key={id} id={id} />
        </div>
      )
    },
  })

function NobodyHere({ title }: { title: string }) {
  return (
    <Screen>
      <PageHeader title={title}>What Spotify’s catalogue says of it.</PageHeader>
      <EmptyState
        icon={Disc3}
        sentence="Reading the catalogue needs a sign-in, and no permission at all."
        action={
          <a href={signInAddress([])} className={buttonClass('primary')}>
            Sign in and read it
          </a>
        }
      />
    </Screen>
  )
}
