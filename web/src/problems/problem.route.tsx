import { PageHeader } from '../shared/page-header.tsx'
import { Screen } from '../shared/screen.tsx'

export function ProblemScreen() {
  return (
    <Screen>
      <PageHeader title="Scopedeck" />
    </Screen>
  )
}
