export interface Toast {
  id: number
  /** One line: what happened. */
  text: string
  /** One action at most. */
  action?: { label: string; onAct: () => void }
  tone?: 'plain' | 'bad'
  /** Takes the place of the toast of the same topic that is still there. */
  topic?: string
}

/** The toasts on screen, newest last. Made once in main.tsx and handed down; screens reach it by `useToast`. */
export class ToastList {
  #toasts: readonly Toast[] = []
  #count = 0
  readonly #listeners = new Set<() => void>()

  readonly show = (toast: Omit<Toast, 'id'>): void => {
    this.#count += 1
    const others = this.#toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic)
    this.#change([...others, { ...toast, id: this.#count }].slice(-3))
  }

  readonly dismiss = (id: number): void => this.#change(this.#toasts.filter((toast) => toast.id !== id))

  readonly read = (): readonly Toast[] => this.#toasts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #change(toasts: readonly Toast[]): void {
    this.#toasts = toasts
    for (const listener of this.#listeners) listener()
  }
}
