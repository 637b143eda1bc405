import { type ExperimentId, experiment } from '@scopedeck/server/contract/lab/experiments.ts'
import { ArrowLeftRight, OctagonX, RotateCcw, Zap } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { Link } from 'react-router'
import { flowStore, followFlow } from '../flow/flow-store.ts'
import { signInAddress } from '../session/sign-in.ts'
import { useGrantedScopes, useSignedIn } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { CountdownLine } from '../shared/elements/countdown.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { useStore } from '../shared/external-store.ts'
import { screenProblemCatalogue } from '../shared/problem.ts'
import { Expectations } from './expectations.tsx'
import { heldOf, keepResult, tickedInside } from './findings.ts'
import { type LabRun, labRun, sendAgain } from './lab-run.ts'
import { OwnClient } from './own-client.tsx'

interface PaneProps {
  id: ExperimentId
  isOn: boolean
  onSwitch: (isOn: boolean) => void
}

/** One experiment: what it breaks, what is expected of a client, and what this one has done so far. */
export function ExperimentPane({ id, isOn, onSwitch }: PaneProps) {
  const { title, what, chip, expects } = experiment(id)
  const { ticked, run, steps } = useTicked(id)
  const held = heldOf(ticked)
  const isRunning = run !== undefined && run.phase !== 'done'
  return (
    <div className="flex flex-col gap-5">
      <header>
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="rounded-full bg-missing/12 px-2.5 py-0.5 font-mono text-small text-missing">{chip}</span>
          <CopyButton text={() => Promise.resolve(`${location.origin}/lab?fault=${id}`)}>/lab?fault={id}</CopyButton>
          <span className="ml-auto flex gap-2">
            <RunButton id={id} isOn={isOn} isRunning={isRunning} hasRun={run !== undefined} onSwitch={onSwitch} />
          </span>
        </div>
        <div className="flex items-baseline justify-between gap-4">
          <h2 className="text-title font-semibold tracking-tight">{title}</h2>
          <p className="font-mono text-small whitespace-nowrap text-muted">
            <strong className="font-semibold text-text">{held}</strong> of {expects.length}
          </p>
        </div>
        <p className="mt-1 text-muted">{what}</p>
      </header>
      <Expectations ticked={ticked} isRunning={isRunning} steps={steps} />
      {run && <WhatTheAppShows run={run} />}
      <p className="flex flex-wrap gap-2">
        <Link to="/flow" className={buttonClass('quiet', 'small')}>
          <Icon of={ArrowLeftRight} />
          See it in the flow
        </Link>
      </p>
      <OwnClient id={id} since={run?.simulatorSince} />
    </div>
  )
}

function useTicked(id: ExperimentId) {
  const isSignedIn = useSignedIn() !== undefined
  const current = useStore(labRun)
  const run = current?.id === id ? current : undefined
  const { steps } = useStore(flowStore)
  useEffect(() => (isSignedIn ? followFlow() : undefined), [isSignedIn])
  const ticked = useMemo(() => tickedInside(run ?? { ...noRun, id }, steps), [run, id, steps])
  const byId = useMemo(() => new Map(steps.map((step) => [step.id, step])), [steps])
  const isOver = run?.phase === 'done' && ticked.every(({ finding }) => finding.state !== 'coming')
  const held = heldOf(ticked)
  useEffect(() => {
    if (isOver) keepResult(id, held)
  }, [isOver, id, held])
  return { ticked, run, steps: byId }
}

const noRun = { since: Number.POSITIVE_INFINITY, simulatorSince: 0, phase: 'running', requestIds: [] } as const

interface RunButtonProps extends PaneProps {
  isRunning: boolean
  hasRun: boolean
}

function RunButton({ id, isOn, isRunning, hasRun, onSwitch }: RunButtonProps) {
  const isSignedIn = useSignedIn() !== undefined
  const granted = useGrantedScopes()
  const missing = (experiment(id).scopes ?? []).filter((scope) => !granted.has(scope))
  if (!isSignedIn || missing.length > 0) {
    const scopes = [...granted, ...missing]
    return (
      <a href={signInAddress(scopes, { returnTo: `/lab?fault=${id}` })} className={buttonClass('primary', 'small')}>
        {isSignedIn ? `Allow ${missing.join(', ')}` : 'Sign in to try it on this app'}
      </a>
    )
  }
  if (isOn || isRunning)
    return (
      <>
        {!isRunning && (
          <Button size="small" icon={<Icon of={Zap} />} onClick={() => void sendAgain()}>
            Send a call
          </Button>
        )}
        <Button size="small" icon={<Icon of={OctagonX} />} onClick={() => onSwitch(false)}>
          Stop
        </Button>
      </>
    )
  return (
    <Button size="small" tone="primary" icon={<Icon of={hasRun ? RotateCcw : Zap} />} onClick={() => onSwitch(true)}>
      {hasRun ? 'Run again' : 'Run'}
    </Button>
  )
}

/** Seconds until this app tries again where nobody said how long to wait. */
const usualPause = 2

/** What a person sees of the answer: the same words as everywhere in this app. */
function WhatTheAppShows({ run: { answer, phase } }: { run: LabRun }) {
  if (!answer) return null
  const { problem, status, text } = answer
  return (
    <Card>
      <h3 className="text-small text-muted">What this app shows</h3>
      {problem ? (
        <>
          <p className="mt-1">
            {problem.title}. <span className="text-muted">{screenProblemCatalogue[problem.code].next}</span>
          </p>
          {phase === 'waiting' && (
            <CountdownLine
              key={problem.requestId}
              seconds={problem.retryAfter ?? usualPause}
              onEnd={() => void sendAgain()}
            />
          )}
        </>
      ) : (
        <p className="mt-1 truncate font-mono text-small">
          {status} {text || 'nothing in the body'}
        </p>
      )}
    </Card>
  )
}
