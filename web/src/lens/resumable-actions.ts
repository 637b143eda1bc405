import { problemOf } from '../shared/problem.ts'
import type { ToastList } from '../shared/toasts.ts'
import type { ResumeArgs, ResumeRecord } from './resume-record.ts'

export interface ResumeOutcome {
  /** What was done, in one line. */
  done: string
  /** Takes it back, where that can be done. */
  undo?: () => unknown
}

export type ResumableAction = (args: ResumeArgs) => Promise<ResumeOutcome>

/** The actions that can be completed after a consent, and the one that waits for the screen that knows how. */
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

  /** Completes the action now, or as soon as its screen is there. */
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
