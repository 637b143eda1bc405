import { ArrowLeftRight, ListTree, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { signInAddress } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { serverNow } from '../shared/server-clock.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import { summaryOf } from './flow-model.ts'
import { FlowNote } from './flow-note.tsx'
import { FlowScrubber } from './flow-scrubber.tsx'
import { FlowTable } from './flow-table.tsx'
import { ExportButtons, FlowFilters } from './flow-tools.tsx'
import { Sequence } from './sequence.tsx'
import { StepDetail } from './step-detail.tsx'
import { useFlow } from './use-flow.ts'

/** There the opened message stands beside the lanes, and not below its row. */
const wide = '(width >= 80rem)'

/** The messages of this session's grant as a sequence, with one of them opened. */
export function FlowScreen() {
  return useSignedIn() ? <SignedInFlow /> : <NobodyHere />
}

function NobodyHere() {
  return (
    <Screen>
      <PageHeader title="Flow">
        A sign-in as it happens: every message, who sends it, and what the browser never gets.
      </PageHeader>
      <EmptyState
        icon={ArrowLeftRight}
        sentence="There is nothing to see before you sign in."
        action={
          <a href={signInAddress([], { returnTo: '/flow' })} className={buttonClass('primary')}>
            Sign in and watch
          </a>
        }
      />
    </Screen>
  )
}

function SignedInFlow() {
  const [search, setSearch] = useSearchParams()
  const view = useFlow({
    ...{ place: 'screen', filter: 'all', screenSince: serverNow },
    selectedId: search.get('step') ?? undefined,
  })
  const isPhone = useMedia(phone)
  const isWide = useMedia(wide)
  const [isTable, setIsTable] = useState(false)
  const selected = view.shown.find(({ id }) => id === view.selectedId)
  const select = (id: string | undefined) => {
    view.select(id)
    setSearch(id === undefined ? {} : { step: id }, { replace: true, preventScrollReset: true })
  }
  // The drawer would show the same a second time.
  useShortcut('flow', () => {})
  const detail = selected && <StepDetail step={selected} />
  const hasTable = isTable || isPhone
  const List = hasTable ? FlowTable : Sequence
  const isAside = isWide && !hasTable
  return (
    <div className="flex h-full min-h-0 low:h-auto">
      <div className="flex min-w-0 flex-1 flex-col px-4 pt-5 md:px-6 md:pt-6">
        <PageHeader title="This sign-in, as it happened">
          {summaryOf(view.shown)}. The browser carries the solid arrows, and the dotted ones past the BFF; it never sees
          the dashed.
          {view.isCut && ' The record holds 500 messages: some after the sign-in are gone.'}
        </PageHeader>
        <FlowFilters view={view} filters={['all', 'screen', 'sign-in', 'refresh', 'failed']}>
          <Actions view={view} isTable={hasTable} onTable={setIsTable} canChoose={!isPhone} />
        </FlowFilters>
        <FlowNote view={view} />
        {view.all.length > 0 && (
          <List
            steps={view.shown}
            selectedId={view.selectedId}
            onSelect={select}
            isLive={view.isLive}
            detail={isAside ? undefined : boxed(detail)}
          />
        )}
        <FlowScrubber view={view} />
      </div>
      {isAside && <DetailPane key={selected?.id}>{detail}</DetailPane>}
    </div>
  )
}

const boxed = (detail: ReactNode) =>
  detail && <div className="rounded-panel border border-accent/40 bg-panel p-4">{detail}</div>

interface ActionsProps {
  view: ReturnType<typeof useFlow>
  isTable: boolean
  onTable: (isTable: boolean) => void
  canChoose: boolean
}

function Actions({ view, isTable, onTable, canChoose }: ActionsProps) {
  return (
    <>
      {canChoose && (
        <Button
          tone="secondary"
          size="small"
          icon={<Icon of={isTable ? ListTree : Table2} />}
          onClick={() => onTable(!isTable)}
        >
          {isTable ? 'Sequence' : 'Table'}
        </Button>
      )}
      <ExportButtons view={view} />
    </>
  )
}

function DetailPane({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="The message"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
      tabIndex={0}
      data-pane
      className="w-98 shrink-0 overflow-y-auto border-l border-line p-6 -outline-offset-2"
    >
      {children || <p className="text-muted">Choose a message to see what was sent and what came back.</p>}
    </aside>
  )
}
