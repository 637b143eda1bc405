import { PageHeader } from '../shared/page-header.tsx'
import { Screen } from '../shared/screen.tsx'

export function DeniedScreen() {
  return (
    <Screen>
      <PageHeader title="Scopedeck" />
    </Screen>
  )
}
