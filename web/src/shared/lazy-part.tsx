import { type ComponentType, use } from 'react'
import { localProblem, noAnswer, ProblemResponse, type ScreenProblem } from './problem.ts'

/** The file of a part could not be loaded. */
export class MissingPart extends ProblemResponse {
  /** Has the next drawing ask for the file once more. */
  readonly forget: () => void

  constructor(problem: ScreenProblem, forget: () => void, options: ErrorOptions) {
    super(problem, options)
    this.forget = forget
  }
}

/** A component in a file of its own. */
export type LazyPart<Props> = ComponentType<Props> & {
  /** Loads the file before it is drawn, also after it failed before. @throws {MissingPart} */
  load: () => Promise<unknown>
}

/**
 * A component whose file is loaded when it is first drawn. Unlike React’s `lazy` it can be had after a failure: until
 * `forget` or `load` is called every drawing throws the same failure, then the file is asked for again.
 */
export function lazyPart<Props extends object>(importPart: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loading: Promise<ComponentType<Props>> | undefined
  let failed: unknown
  const forget = () => {
    if (loading === failed) loading = undefined
  }
  const begin = (): Promise<ComponentType<Props>> => {
    const begun = importPart().catch(async (cause) => {
      const problem = await problemOfMissing()
      failed = begun
      throw new MissingPart(problem, forget, { cause })
    })
    loading = begun
    return begun
  }
  const current = () => loading ?? begin()
  function Part(props: Props) {
    const Loaded = use(current())
    return <Loaded {...props} />
  }
  return Object.assign(Part, {
    load: () => {
      forget()
      return current()
    },
  })
}

/** Why a file could not be loaded: the page asks for itself, and compares what it would be today with what it is. */
async function problemOfMissing(): Promise<ScreenProblem> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src*=index]')?.src
  try {
    const response = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } })
    const page = await response.text()
    const isOutdated = response.ok && script !== undefined && !page.includes(new URL(script).pathname)
    return localProblem(isOutdated ? 'outdated' : 'part-missing')
  } catch {
    return noAnswer()
  }
}
