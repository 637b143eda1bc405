import { Search as SearchIcon, SearchX } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { LensChips } from '../lens/lens-chips.tsx'
import { signInAddress } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { Kbd } from '../shared/elements/icon.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { PageHeader, PageHeading, Screen } from '../shared/elements/screen.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { phone } from '../shared/use-media.ts'
import { BeforeSearch } from './before-search.tsx'
import { FilterButtons } from './filter-buttons.tsx'
import { useRecentSearches } from './recent-searches.ts'
import { Results } from './results.tsx'
import { longestQuery, type SearchFilter, withFilter } from './search-text.ts'
import { useSearchText } from './use-search-text.ts'

/** All of Spotify’s catalogue by name. It needs a session and no scope. */
export function SearchScreen() {
  return useSignedIn() ? <SignedInSearch /> : <NobodyHere />
}

function NobodyHere() {
  return (
    <Screen>
      <PageHeader title="Search">Songs, albums, artists and more: everything Spotify has.</PageHeader>
      <EmptyState
        icon={SearchIcon}
        sentence="Searching needs a sign-in, and no permission at all."
        action={
          <a href={signInAddress([])} className={buttonClass('primary')}>
            Sign in and search
          </a>
        }
      />
    </Screen>
  )
}

function SignedInSearch() {
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<() => void>(undefined)
  const searching = useSearchText()
  const recent = useRecentSearches()
  const { text, query } = searching
  const focusField = () => field.current?.focus()
  useShortcut('list.search', focusField)
  useFocusOnArrival(query === '', focusField)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      searching.search(text)
      recent.keep(query)
    }
    if (event.key !== 'ArrowDown' || !results.current) return
    event.preventDefault()
    results.current()
  }
  const addFilter = (filter: SearchFilter) => {
    const { text: next, caret } = withFilter(text, filter)
    searching.type(next)
    focusField()
    // The field has the new text with the next frame.
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
  }
  return (
    <Screen>
      <PageHeading className="sr-only">Search</PageHeading>
      <SearchField
        ref={field}
        label="Search all of Spotify"
        value={text}
        onChange={searching.type}
        onKeyDown={onKeyDown}
        maxLength={longestQuery}
        enterKeyHint="search"
        isLarge
      />
      <div className="mt-1 mb-3 flex flex-wrap items-center gap-x-5 gap-y-1">
        <FilterButtons onChoose={addFilter} />
        <Scopes />
        {query !== '' && <Keys />}
      </div>
      {query === '' ? (
        <BeforeSearch recent={recent} onErased={focusField} />
      ) : (
        <Results
          {...searching}
          enter={results}
          onLeave={focusField}
          onOpen={() => recent.keep(query)}
          nothing={<NothingFound query={query} hasKind={searching.kind !== undefined} />}
        />
      )}
    </Screen>
  )
}

/** A person who comes to an empty search wants to type. On a phone that would open its keyboard over half of the screen. */
function useFocusOnArrival(isEmpty: boolean, focus: () => void): void {
  const latest = useRef({ isEmpty, focus })
  useEffect(() => {
    if (latest.current.isEmpty && !matchMedia(phone).matches) latest.current.focus()
  }, [])
}

/** While the lens is on: that searching needs no scope, and what the buttons of the results need. */
function Scopes() {
  const { on } = useLens()
  if (!on) return null
  return (
    <p className="flex flex-wrap items-center gap-1.5">
      <ScopeChip state="not-needed">no scope needed</ScopeChip>
      <LensChips operation="start-a-users-playback" />
      <LensChips operation="save-library-items" facts={{ uriTypes: ['track', 'artist'] }} />
    </p>
  )
}

/** What the keys do. A finger has none. */
function Keys() {
  return (
    <p className="ml-auto flex items-center gap-2 text-small text-muted max-lg:hidden">
      <Kbd>↓</Kbd> results
      <Kbd>Enter</Kbd> play or open
    </p>
  )
}

function NothingFound({ query, hasKind }: { query: string; hasKind: boolean }) {
  return (
    <EmptyState
      icon={SearchX}
      sentence={`Spotify has found nothing for “${query}”. Fewer words, or another spelling, may find it.`}
      action={
        <Link to={hasKind ? `/search?${new URLSearchParams({ q: query })}` : '/search'} className={buttonClass()}>
          {hasKind ? 'Search all kinds' : 'Search for something else'}
        </Link>
      }
    />
  )
}
