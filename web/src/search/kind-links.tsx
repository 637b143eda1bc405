import { kindNames, type ThingKind, thingKinds } from '../catalogue/thing.ts'
import { LinkTabs } from '../shared/elements/link-tabs.tsx'
import { searchAddress } from './use-search-text.ts'

interface KindLinksProps {
  query: string
  kind: ThingKind | undefined
  /** How many Spotify says there are, where it says it. */
  totals: Partial<Record<ThingKind, number>>
}

/** All kinds and each of them alone, as links to the same search. */
export function KindLinks({ query, kind, totals }: KindLinksProps) {
  const tabs = kindNames.map((name) => ({
    value: name,
    label: thingKinds[name].many,
    to: searchAddress(query, name),
    count: totals[name],
  }))
  return (
    <LinkTabs
      label="Kinds of results"
      current={kind ?? 'all'}
      tabs={[{ value: 'all', label: 'All', to: searchAddress(query) }, ...tabs]}
    />
  )
}
