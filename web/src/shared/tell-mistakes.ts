import { inSentence, problemOf } from './problem.ts'
import type { ToastList } from './toasts.ts'

/**
 * Tells of errors that nothing catches: they are thrown where a press or a timer is handled, and without a word the person
 * would wait for what never comes. What is thrown while the page is drawn ends at a boundary and is told there.
 */
export function tellMistakes(toast: ToastList['show']): void {
  const tell = (error: unknown) => {
    // An error without an object is the browser’s own note about a layout that took two rounds.
    if (!(error instanceof Error) || error.name === 'AbortError') return
    toast({
      topic: 'mistake',
      tone: 'bad',
      text: `What you did may not have worked: ${inSentence(problemOf(error))}.`,
      action: { label: 'Load the page again', onAct: () => location.reload() },
    })
  }
  window.addEventListener('error', ({ error }) => tell(error))
  window.addEventListener('unhandledrejection', ({ reason }) => tell(reason))
}
