import type { QueryClient } from '@tanstack/react-query'
import { FileText, Lightbulb, TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { PanelPart } from '../problems/parts.tsx'
import { cx } from '../shared/cx.ts'
import { Button } from '../shared/elements/button.tsx'
import { Sheet } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { PageHeader, page, Screen } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { useScrollMemory } from '../shared/use-scroll-memory.ts'
import { AskButton, SmallerSelectionNote } from './ask-button.tsx'
import { ConsentPreviewCard } from './consent-preview-card.tsx'
import { Picker } from './picker.tsx'
import { RequestCard } from './request-card.tsx'
import { smallerSelection } from './smaller-selection.ts'
import { Totals } from './totals.tsx'
import { type SelectionState, useSelection } from './use-selection.ts'
import { ViewSwitch } from './view-switch.tsx'

/** The last of the cards, so that nothing moves when it comes. */
const GrantComparisonCard = lazyPart(async () => (await import('./grant-comparison-card.tsx')).default)
const MapScreen = lazyPart(async () => (await import('./map/map-screen.tsx')).default)

/** Needs no loader: the screen is made from tables and from the session, which the root loader has read. */
export const scopesRoute = (_queryClient: QueryClient) => ({ Component: ScopesScreen })

/** Two views of the scopes at one address: the picker, and the map of what they unlock. */
function ScopesScreen() {
  const selection = useSelection()
  const [search] = useSearchParams()
  if (search.get('view') !== 'map') return <PickerScreen selection={selection} />
  return (
    <PanelPart loading={<Loading what="the map" />}>
      <MapScreen selection={selection} />
    </PanelPart>
  )
}

/** The picker beside the request; on a narrow screen the request is a sheet, opened beside the button that asks. */
function PickerScreen({ selection }: { selection: SelectionState }) {
  const list = useRef<HTMLDivElement>(null)
  useScrollMemory(list, 'scopes')
  return (
    <div className={cx(page, '@4xl/main:grid @4xl/main:h-full @4xl/main:grid-cols-[minmax(0,1fr)_minmax(360px,39%)]')}>
      <div ref={list} data-pane className="@container/list min-w-0 @4xl/main:overflow-y-auto">
        <Screen className="pb-2">
          <PageHeader
            title="What may this app do?"
            actions={
              <>
                <Totals selection={selection} />
                <ViewSwitch selection={selection} view="list" />
              </>
            }
          >
            <span className="max-md:hidden">Tick permissions, and watch the request take shape.</span>
          </PageHeader>
          <UnknownScopes selection={selection} />
          <PanelPart>
            <Picker selection={selection} />
          </PanelPart>
        </Screen>
        <NarrowFoot selection={selection} />
      </div>
      <WideSide selection={selection} />
    </div>
  )
}

function WideSide({ selection }: { selection: SelectionState }) {
  return (
    <section aria-label="The request" className="hidden min-h-0 flex-col border-l border-line @4xl/main:flex">
      <div className="min-h-0 flex-1 overflow-y-auto p-4 @6xl/main:p-5">
        <RequestCards selection={selection} />
      </div>
      <div className="border-t border-line px-4 py-3 @6xl/main:px-5">
        <SmallerSelectionNote selection={selection} />
        <AskButton selection={selection} />
      </div>
    </section>
  )
}

function NarrowFoot({ selection }: { selection: SelectionState }) {
  return (
    <div
      data-sticks="bottom"
      className="pointer-events-none sticky bottom-0 z-10 flex items-end gap-2 bg-linear-to-t from-canvas from-[calc(100%-20px)] to-transparent px-4 pt-5 pb-3 *:pointer-events-auto md:px-6 low:static @4xl/main:hidden desk:from-panel"
    >
      <AskButton selection={selection} />
      <RequestSheet selection={selection} />
    </div>
  )
}

const shownAtMost = 5

/** Names in the address that are no scope: Spotify would refuse them, so they are shown and left out of the request. */
function UnknownScopes({ selection: { unknown, scopes, choose } }: { selection: SelectionState }) {
  if (unknown.length === 0) return null
  const more = unknown.length - shownAtMost
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-panel border border-missing/60 px-4 py-3">
      <Icon of={TriangleAlert} className="mt-px text-missing" />
      <div className="min-w-40 flex-1">
        <p>
          {unknown.length === 1
            ? 'The address names a scope that Spotify does not have.'
            : `The address names ${unknown.length} scopes that Spotify does not have.`}{' '}
          {unknown.length === 1 ? 'It is' : 'They are'} left out: Spotify would stop at “Illegal scope”.
        </p>
        <p className="mt-1 font-mono text-small wrap-anywhere text-missing">
          {unknown
            .slice(0, shownAtMost)
            .map((name) => shortened(name))
            .join(' ')}
          {more > 0 && ` and ${more} more`}
        </p>
      </div>
      <Button size="small" onClick={() => choose(scopes)}>
        Fix the address
      </Button>
    </div>
  )
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}

/** The request, the consent preview and the grant comparison of a selection. */
function RequestCards({ selection }: { selection: SelectionState }) {
  return (
    <div className="flex flex-col gap-4">
      <PanelPart>
        <RequestCard selection={selection} />
      </PanelPart>
      <PanelPart>
        <ConsentPreviewCard selection={selection} />
      </PanelPart>
      <PanelPart>
        <GrantComparisonCard selection={selection} />
      </PanelPart>
    </div>
  )
}

/** The request as a sheet, for narrow screens. A lamp on its button says that fewer scopes would be enough. */
function RequestSheet({ selection }: { selection: SelectionState }) {
  const smaller = smallerSelection(selection.scopes)
  return (
    <Sheet
      title="What you ask for"
      trigger={
        <IconButton
          icon={FileText}
          label={smaller ? 'See the request. Fewer scopes would do' : 'See the request'}
          tone="secondary"
          className="size-12 bg-panel"
          {...(smaller ? { badge: Lightbulb } : {})}
        />
      }
    >
      <SmallerSelectionNote selection={selection} />
      <RequestCards selection={selection} />
    </Sheet>
  )
}
