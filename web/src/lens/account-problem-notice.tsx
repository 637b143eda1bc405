import { counted } from '@scopedeck/server/contract/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useHeldScopes } from '../session/held-scopes.ts'
import { signIn } from '../session/sign-in.ts'
import { accountProblem } from '../shared/account-problem.ts'
import { exchange } from '../shared/api.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { useStore } from '../shared/external-store.ts'
import { type ScreenProblem, screenProblemCatalogue } from '../shared/problem.ts'
import { blockedAction } from './blocked-action.ts'
import { signInFor } from './gate.ts'

interface AccountProblemProps {
  problem: ScreenProblem
  /** In place of the screen; else one line above a screen that works without the account. */
  isWhole: boolean
}

/** The problem that every call of the account has: told once, with the way on. */
export default function AccountProblemNotice({ problem, isWhole }: AccountProblemProps) {
  useFreshStart()
  if (!isWhole) return <Line problem={problem} />
  return (
    <Screen>
      <ProblemPanel problem={problem} level={1}>
        <KeptAction className="basis-full" />
        <WayOn problem={problem} />
        {problem.code === 'reauthorization-required' ? <OtherScopes /> : <TryAgain />}
      </ProblemPanel>
    </Screen>
  )
}

function Line({ problem }: { problem: ScreenProblem }) {
  return (
    <div className="px-4 pt-4 md:px-6">
      <div
        role="status"
        className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-missing/60 px-4 py-3"
      >
        <Icon of={CircleAlert} className="text-missing" />
        <p className="min-w-40 flex-1">
          {problem.title}. <span className="text-muted">{screenProblemCatalogue[problem.code].cause}</span>{' '}
          <KeptAction />
        </p>
        <WayOn problem={problem} />
      </div>
    </div>
  )
}

/**
 * Goes to the consent page for everything that the grant held, comes back to this address, and completes what was blocked.
 * Where the owner of the client id has to act, no sign-in helps.
 */
function WayOn({ problem }: { problem: ScreenProblem }) {
  const held = useHeldScopes()
  if (problem.code === 'premium-required') return null
  if (problem.code === 'reauthorization-required') {
    return (
      <Button tone="primary" onClick={() => void signInFor(held, blockedAction.read())}>
        {held.size === 0 ? 'Sign in again' : `Ask for the same ${counted(held.size, 'permission')} again`}
      </Button>
    )
  }
  return (
    <Button tone="primary" onClick={() => signIn(held, { showDialog: true })}>
      Sign in with another account
    </Button>
  )
}

/** What the person did last is not lost. */
function KeptAction({ className }: { className?: string }) {
  if (!useStore(blockedAction)) return null
  return <span className={className}>What you did last is kept: agree, and it completes by itself.</span>
}

function OtherScopes() {
  const held = useHeldScopes()
  return (
    <Link to={`/scopes?scope=${[...held].join('+')}`} className={buttonClass()}>
      See them, or choose others
    </Link>
  )
}

/** Any call shows whether the problem is over by now. */
function TryAgain() {
  const [isTrying, setIsTrying] = useState(false)
  const tryAgain = async () => {
    setIsTrying(true)
    await exchange('GET', '/api/spotify/v1/me').catch(() => {})
    setIsTrying(false)
  }
  return (
    <Button icon={<Icon of={RotateCcw} />} pending={isTrying} onClick={() => void tryAgain()}>
      Try again
    </Button>
  )
}

/** When the problem is over, what failed because of it is forgotten: the screens read it again, and no action waits any more. */
function useFreshStart(): void {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      accountProblem.subscribe(() => {
        if (accountProblem.read()) return
        blockedAction.set(undefined)
        queryClient.removeQueries({ predicate: ({ state }) => state.status === 'error' })
      }),
    [queryClient],
  )
}
