import {
  type ExperimentId,
  experiment,
  experimentIds,
  isExperimentId,
} from '@scopedeck/server/contract/lab/experiments.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { TimeMachine } from '../clocks/time-machine.tsx'
import { sessionQueries } from '../session/session.queries.ts'
import { useProvider, useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { PageHeader, page, Screen } from '../shared/elements/screen.tsx'
import { useStore } from '../shared/external-store.ts'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { ExperimentList } from './experiment-list.tsx'
import { ExperimentPane } from './experiment-pane.tsx'
import { labResults } from './findings.ts'
import { endAll, labQueries } from './lab.queries.ts'
import { forgetRun, labRun, resumeRun, runExperiment } from './lab-run.ts'

/** Failures on switches: what is expected of a client, and what this one does, ticked as it happens. */
export function LabScreen() {
  const { kind } = useProvider()
  return kind === 'simulator' ? <Lab /> : <NothingToBreak />
}

function NothingToBreak() {
  return (
    <Screen>
      <PageHeader title="Break it on purpose">
        The lab makes Spotify fail, one failure at a time, and shows what a client does about it.
      </PageHeader>
      <EmptyState
        icon={FlaskConical}
        sentence="This server talks to the real Spotify, which fails for nobody on command. Start it without SPOTIFY_CLIENT_ID, and it brings a simulated Spotify that does."
        action={null}
      />
    </Screen>
  )
}

function Lab() {
  const { on, chosen, choose, switchTo, problem } = useLab()
  const session = useSignedIn()
  return (
    <div
      className={cx(
        page,
        '@container/page flex min-h-full flex-col @5xl/main:h-full @5xl/main:min-h-0 @5xl/main:flex-row',
      )}
    >
      <div
        className="order-2 min-w-0 px-4 pt-5 pb-8 md:px-6 md:pt-6 @5xl/main:order-1 @5xl/main:w-[46%] @5xl/main:overflow-y-auto"
        data-pane
      >
        <LabHeader />
        {problem && (
          <div className="mb-5">
            <ProblemPanel problem={problem} />
          </div>
        )}
        <ExperimentList chosen={chosen} on={on} onChoose={choose} onSwitch={switchTo} />
      </div>
      <section
        aria-label="The experiment"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        data-pane
        className="@container/lab order-1 min-w-0 flex-1 border-line px-4 pt-5 -outline-offset-2 md:px-6 md:pt-6 @5xl/main:order-2 @5xl/main:overflow-y-auto @5xl/main:border-l @5xl/main:pb-8"
      >
        <ExperimentPane key={chosen} id={chosen} isOn={on.has(chosen)} onSwitch={(isOn) => switchTo(chosen, isOn)} />
        {session && (
          <div className="mt-5">
            <TimeMachine session={session} />
          </div>
        )}
      </section>
    </div>
  )
}

function LabHeader() {
  const results = useStore(labResults)
  const tried = experimentIds.filter((id) => results[id] !== undefined)
  const held = tried.filter((id) => results[id] === experiment(id).expects.length)
  return (
    <PageHeader
      title="Break it on purpose"
      actions={
        <p className="font-mono text-small text-muted">
          <strong className="font-semibold text-text">{tried.length}</strong> of {experimentIds.length} tried,{' '}
          <strong className="font-semibold text-granted">{held.length}</strong> held
        </p>
      }
    >
      Each switch breaks one thing; a good client does as listed.
    </PageHeader>
  )
}

function useLab() {
  const client = useQueryClient()
  const toast = useToast()
  const isSignedIn = useSignedIn() !== undefined
  const run = useStore(labRun)
  const [search, setSearch] = useSearchParams()
  const { data, error } = useQuery(labQueries.on())
  /** What was pressed, until the simulator has done it: the switch follows the press at once. */
  const [pressed, setPressed] = useState<{ id: ExperimentId; isOn: boolean }>()
  const named = search.get('fault')
  const chosen: ExperimentId = isExperimentId(named) ? named : (run?.id ?? 'rate-limited')
  const isRunning = run && !['done', 'broken'].includes(run.phase)
  const found = pressed ? (pressed.isOn ? [pressed.id] : []) : [...(data ?? []), ...(isRunning ? [run.id] : [])]
  const on = new Set(found)
  useEffect(() => void resumeRun(), [])
  const choose = (id: ExperimentId) => setSearch({ fault: id }, { replace: true, preventScrollReset: true })
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: labQueries.all }),
      client.invalidateQueries({ queryKey: [...sessionQueries.all, 'simulator'] }),
    ])
  const switchTo = async (id: ExperimentId, isOn: boolean) => {
    if (pressed) return
    choose(id)
    setPressed({ id, isOn })
    try {
      if (isOn) {
        await runExperiment(id, isSignedIn, () => void refresh().finally(() => setPressed(undefined)))
      } else {
        forgetRun()
        await endAll()
      }
    } catch (error) {
      toast({ text: `The simulator could not be changed: ${problemOf(error).title}.`, tone: 'bad' })
    } finally {
      await refresh()
      setPressed(undefined)
    }
  }
  return {
    ...{ on, chosen, choose, problem: error ? problemOf(error) : undefined },
    switchTo: (id: ExperimentId, isOn: boolean) => void switchTo(id, isOn),
  }
}
