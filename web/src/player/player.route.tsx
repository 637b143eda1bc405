import type { QueryClient } from '@tanstack/react-query'
import { PageHeader } from '../shared/page-header.tsx'
import { Screen } from '../shared/screen.tsx'

export const playerRoute = (_queryClient: QueryClient) => ({ Component: PlayerScreen })

function PlayerScreen() {
  return (
    <Screen>
      <PageHeader title="Player" />
    </Screen>
  )
}
