import { createContext, type ReactNode, use, useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { stillArriving } from '../shared/arrival.tsx'
import { problemOf } from '../shared/problem.ts'
import { browserNow } from '../shared/server-clock.ts'
import { tabStore } from '../shared/storage.ts'
import { useToast } from '../shared/toaster.tsx'
import { ToastList } from '../shared/toasts.ts'
import { hasNonce } from './resume-nonce.ts'
import type { ResumeArgs, ResumeRecord } from './resume-record.ts'

export interface ResumeOutcome {
  /** What was done, in one line. */
  done: string
  /** Undoes the action. Whoever writes an action decides: `undefined` says that nothing was done, or that nothing undoes it. */
  undo: (() => unknown) | undefined
}

export type ResumableAction = (args: ResumeArgs) => Promise<ResumeOutcome>

/** The actions that screens can complete after a consent, and the record that waits for its screen. */
export class ResumableActions {
  readonly #actions = new Map<string, ResumableAction>()
  readonly #toast: ToastList['show']
  #waiting: ResumeRecord | undefined

  constructor(toast: ToastList['show']) {
    this.#toast = toast
  }

  register(name: string, action: ResumableAction): () => void {
    this.#actions.set(name, action)
    this.#complete()
    return () => {
      if (this.#actions.get(name) === action) this.#actions.delete(name)
    }
  }

  /** Completes the action now, or when a screen registers it. */
  resume(record: ResumeRecord): void {
    this.#waiting = record
    this.#complete()
  }

  #complete(): void {
    const record = this.#waiting
    const action = record && this.#actions.get(record.action)
    if (!action) return
    this.#waiting = undefined
    void this.#run(action, record.args)
  }

  async #run(action: ResumableAction, args: ResumeArgs): Promise<void> {
    try {
      const { done, undo } = await action(args)
      this.#toast({ text: done, ...(undo ? { action: { label: 'Undo', onAct: undo } } : {}) })
    } catch (error) {
      this.#toast({ text: `You agreed, but it did not go through: ${problemOf(error).title}.`, tone: 'bad' })
    }
  }
}

const ResumeContext = createContext(new ResumableActions(new ToastList().show))

export function ResumeProvider({ actions, children }: { actions: ResumableActions; children: ReactNode }) {
  return <ResumeContext value={actions}>{children}</ResumeContext>
}

/**
 * Registers how an action is completed after the consent that it needed. Name and arguments are those that the gated
 * control was given as `resume`.
 */
export function useResumable(name: string, action: ResumableAction): void {
  const actions = use(ResumeContext)
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => actions.register(name, (args) => latest.current(args)), [actions, name])
}

/** Called once around all screens: completes the action whose nonce the address has, and removes the nonce from it. */
export function useResume(): void {
  const actions = use(ResumeContext)
  const signedIn = useSignedIn() !== undefined
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  const address = `${pathname}${search}${hash}`
  const toast = useToast()
  useEffect(() => {
    // After a refusal the nonce is inside `returnTo` of `/denied`; only a nonce of this address means consent.
    if (!hasNonce(address)) return
    // Loaded here, because few visits come from a consent page.
    const resume = async () => {
      const { takeRecord, withoutNonce } = await import('./resume-record.ts')
      const record = takeRecord(tabStore(), address, browserNow())
      if (record && signedIn) actions.resume(record)
      void navigate(withoutNonce(address), { replace: true, state: stillArriving })
    }
    // The address and the tab still hold the action: the page that is loaded again completes it.
    const tell = () =>
      toast({
        text: 'You agreed. What you wanted has to wait: a part of this app did not load.',
        tone: 'bad',
        action: { label: 'Load the page again', onAct: () => location.reload() },
      })
    void resume().catch(tell)
  }, [actions, address, navigate, signedIn, toast])
}
