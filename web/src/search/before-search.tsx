import { History, Search, X } from 'lucide-react'
import { Link } from 'react-router'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { CardHeader } from '../shared/elements/card.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import type { useRecentSearches } from './recent-searches.ts'
import { searchAddress } from './use-search-text.ts'

interface BeforeSearchProps {
  recent: ReturnType<typeof useRecentSearches>
  /** Called once a search is erased: its button, which had the focus, is gone. */
  onErased: () => void
}

/** Before anything is typed: the recent searches, or what a search finds. */
export function BeforeSearch({ recent, onErased }: BeforeSearchProps) {
  if (recent.searches.length === 0) return <NothingYet />
  const forgetAll = () => {
    recent.forgetAll()
    onErased()
  }
  return (
    <section aria-labelledby="recent-searches" className="max-w-2xl">
      <CardHeader id="recent-searches" title="Recent searches">
        <Button tone="quiet" size="small" onClick={forgetAll}>
          Erase all
        </Button>
      </CardHeader>
      <ul className="-mx-2">
        {recent.searches.map((search) => (
          <RecentRow
            key={search}
            search={search}
            onErase={() => {
              recent.forget(search)
              onErased()
            }}
          />
        ))}
      </ul>
      <p className="mt-3 text-small text-muted">They are kept in this browser only, until you sign out.</p>
    </section>
  )
}

function RecentRow({ search, onErase }: { search: string; onErase: () => void }) {
  return (
    <li className="relative flex h-11 items-center gap-3 rounded-control px-2 hover:bg-raised">
      <Icon of={History} className="text-muted" />
      <Link
        to={searchAddress(search)}
        className="min-w-0 flex-1 truncate text-text no-underline after:absolute after:inset-0 after:rounded-control"
      >
        {search}
      </Link>
      <IconButton icon={X} label={`Erase ${search}`} size="small" className="relative" onClick={onErase} />
    </li>
  )
}

function NothingYet() {
  return (
    <EmptyState
      icon={Search}
      sentence="Songs, albums, artists, playlists, shows, episodes and audiobooks: everything Spotify has. Searching needs no permission."
      action={
        <Link to={searchAddress('night')} className={buttonClass()}>
          Try “night”
        </Link>
      }
    />
  )
}
