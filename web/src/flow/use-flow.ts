import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useStore } from '../shared/external-store.ts'
import { serverNow } from '../shared/server-clock.ts'
import { useKeptText } from '../shared/use-kept-text.ts'
import { type FlowFilter, wantedSteps } from './flow-model.ts'
import { flowStore, followFlow } from './flow-store.ts'
import type { Step } from './read-flow.ts'

export type FlowView = ReturnType<typeof useFlow>

interface InitialView {
  /** Each keeps the text of its own filter. */
  place: 'screen' | 'drawer'
  filter: FlowFilter
  selectedId?: string | undefined
  /** When the screen was opened, where the view is the screen itself; a view beside a screen opens later than that. */
  screenSince?: () => number
}

/** The record as one view shows it: filtered, and up to the step that the person has scrubbed to. */
export function useFlow(initial: InitialView) {
  useEffect(followFlow, [])
  const record = useStore(flowStore)
  const [filter, setFilter] = useState(initial.filter)
  const [text, setText] = useKeptText(`flow.${initial.place}`)
  const [selectedId, select] = useState(initial.selectedId)
  const [pausedAt, setPausedAt] = useState<Step>()
  const screenSince = useScreenSince(initial.screenSince)
  const all = wantedSteps(record.steps, { filter, text, screenSince })
  const end = pausedAt ? all.findLastIndex(({ id, at }) => id === pausedAt.id || at < pausedAt.at) + 1 : all.length
  const shown = pausedAt ? all.slice(0, Math.max(1, end)) : all
  return {
    ...{ ...record, all, shown, filter, setFilter, text, setText, selectedId, select },
    isLive: pausedAt === undefined,
    /** Shows the first `count` steps and no later ones; all, and every new one, where it is left out. */
    scrubTo: (count?: number) => setPausedAt(count === undefined ? undefined : all[count - 1]),
  }
}

/** When the present screen was opened, by the server's clock. */
function useScreenSince(openedAt = aWhileAgo): number {
  const { pathname } = useLocation()
  const [opened, setOpened] = useState(() => ({ pathname, at: openedAt() }))
  if (opened.pathname !== pathname) setOpened({ pathname, at: serverNow() })
  return opened.at
}

/** The view may open long after its screen: then what the screen asked for at first belongs to it too. */
const aWhileAgo = () => serverNow() - 60_000
