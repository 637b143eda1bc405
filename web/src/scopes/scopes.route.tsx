import type { QueryClient } from '@tanstack/react-query'
import { PageHeader } from '../shared/page-header.tsx'
import { Screen } from '../shared/screen.tsx'

export const scopesRoute = (_queryClient: QueryClient) => ({ Component: ScopesScreen })

function ScopesScreen() {
  return (
    <Screen>
      <PageHeader title="Scopes" />
    </Screen>
  )
}
