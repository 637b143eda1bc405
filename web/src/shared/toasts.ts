import { ExternalStore } from './external-store.ts'

export interface Toast {
  id: number
  /** One line: what happened. */
  text: string
  /** One action at most. */
  action?: { label: string; onAct: () => void }
  tone?: 'plain' | 'bad'
  /** A new toast replaces the shown toast of the same topic. */
  topic?: string
}

const mostToasts = 3

/** The toasts on screen, newest last. app.tsx makes one list; screens reach it with `useToast`. */
export class ToastList extends ExternalStore<readonly Toast[]> {
  #count = 0

  constructor() {
    super([])
  }

  readonly show = (toast: Omit<Toast, 'id'>): void => {
    this.#count += 1
    const others = this.read().filter(({ topic }) => topic === undefined || topic !== toast.topic)
    this.set([...others, { ...toast, id: this.#count }].slice(-mostToasts))
  }

  readonly dismiss = (id: number): void => this.set(this.read().filter((toast) => toast.id !== id))
}
