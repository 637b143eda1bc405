import { Component, Fragment, type ReactNode } from 'react'
import { MissingPart } from './lazy-part.tsx'

interface ErrorCatcherProps {
  /** Draws what stands in place of the children that failed. `retry` draws the children again. */
  failed: (error: unknown, retry: () => void) => ReactNode
  onError?: ((error: unknown) => void) | undefined
  /** Once it changes, the children are drawn again after a failure. */
  resetKey?: unknown
  children: ReactNode
}

interface ErrorCatcherState {
  failure?: { error: unknown } | undefined
  /** How often the children were drawn again. */
  tries: number
}

/** What its children throw while they are drawn ends here: the rest of the page stays. */
export class ErrorCatcher extends Component<ErrorCatcherProps, ErrorCatcherState> {
  override state: ErrorCatcherState = { tries: 0 }

  static getDerivedStateFromError(error: unknown): Partial<ErrorCatcherState> {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error)
  }

  override componentDidUpdate({ resetKey }: ErrorCatcherProps): void {
    if (this.state.failure && resetKey !== this.props.resetKey) this.retry()
  }

  override componentWillUnmount(): void {
    this.#forget()
  }

  /** A file that was missing is asked for again the next time it is drawn, here or elsewhere. */
  #forget(): void {
    const error = this.state.failure?.error
    if (error instanceof MissingPart) error.forget()
  }

  readonly retry = (): void => {
    this.#forget()
    this.setState(({ tries }) => ({ failure: undefined, tries: tries + 1 }))
  }

  override render(): ReactNode {
    const { failure, tries } = this.state
    if (!failure) return this.props.children
    // A second failure is drawn anew: its countdown starts from its own seconds.
    return <Fragment key={tries}>{this.props.failed(failure.error, this.retry)}</Fragment>
  }
}
