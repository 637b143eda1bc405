import { Maximize2, X } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { localStore } from '../shared/storage.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import { FlowNote } from './flow-note.tsx'
import { FlowScrubber } from './flow-scrubber.tsx'
import { FlowTable } from './flow-table.tsx'
import { ExportButtons, FlowFilters } from './flow-tools.tsx'
import { Sequence } from './sequence.tsx'
import { StepDetail } from './step-detail.tsx'
import { useFlow } from './use-flow.ts'

interface FlowDrawerProps {
  onClose: () => void
}

/** The flow over any screen, which stays usable beside it: along the right edge, from below in a narrower window. */
export default function FlowDrawer(props: FlowDrawerProps) {
  return useSignedIn() ? <SignedInDrawer {...props} /> : null
}

function SignedInDrawer({ onClose }: FlowDrawerProps) {
  const view = useFlow({ place: 'drawer', filter: 'screen' })
  const isPhone = useMedia(phone)
  const headingRef = useFocusWhileOpen()
  const { width, edgeProps } = useWidth()
  const selected = view.shown.find(({ id }) => id === view.selectedId)
  const detail = selected && (
    <div className="rounded-panel border border-accent/40 bg-panel p-4 shadow-float">
      <StepDetail step={selected} />
    </div>
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  const List = isPhone ? FlowTable : Sequence
  return (
    <section
      aria-label="Flow"
      onKeyDown={onKeyDown}
      className="fixed inset-0 z-40 flex flex-col overflow-hidden border-line bg-panel shadow-float sm:inset-2 sm:top-auto sm:h-[55dvh] sm:rounded-panel sm:border xl:top-18 xl:right-4 xl:bottom-24 xl:left-auto xl:h-auto xl:w-(--flow-width) motion-safe:animate-rise"
      style={{ '--flow-width': `${width}px` } as CSSProperties}
    >
      <div {...edgeProps} className="absolute inset-y-0 left-0 z-30 hidden w-2 cursor-ew-resize xl:block" />
      <header className="flex h-13 shrink-0 items-center gap-2 pr-2 pl-4">
        <h2 ref={headingRef} tabIndex={-1} className="text-lead font-semibold outline-none">
          Flow <span className="ml-1 font-mono text-small font-normal text-muted">{view.all.length}</span>
        </h2>
        <span className="phone:hidden">
          <Kbd>F</Kbd>
        </span>
        <span className="ml-auto flex items-center">
          <ExportButtons view={view} />
          <Tooltip text="Open the whole screen">
            <Link
              to={view.selectedId === undefined ? '/flow' : `/flow?step=${encodeURIComponent(view.selectedId)}`}
              aria-label="Open the whole screen"
              onClick={onClose}
              className="grid size-9 place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
            >
              <Icon of={Maximize2} />
            </Link>
          </Tooltip>
          <IconButton icon={X} label="Close the flow" shortcut="F" onClick={onClose} />
        </span>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-2 px-3">
        <FlowFilters view={view} filters={['screen', 'sign-in', 'refresh', 'all']} />
        <FlowNote view={view} />
        {view.all.length > 0 && (
          <List
            steps={view.shown}
            selectedId={view.selectedId}
            onSelect={view.select}
            isLive={view.isLive}
            detail={detail}
          />
        )}
      </div>
      <FlowScrubber view={view} />
    </section>
  )
}

/** Focus goes to the heading, and back to where it was. */
function useFocusWhileOpen() {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    ref.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return ref
}

const storageKey = 'flow-width'
const [narrowest, widest] = [480, 760]
const within = (width: number) => Math.min(widest, Math.max(narrowest, width))

/** The width that the person has dragged it to, which is remembered. While it is open the page keeps to the room beside it. */
function useWidth() {
  const [width, setWidth] = useState(() => within(Number(localStore().getItem(storageKey)) || 608))
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--flow-room', `${width + 8}px`)
    return () => void style.removeProperty('--flow-room')
  }, [width])
  const edgeProps = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId))
        setWidth(within(window.innerWidth - 16 - event.clientX))
    },
    onPointerUp: () => localStore().setItem(storageKey, String(width)),
  }
  return { width, edgeProps }
}
