/** Taken before a test replaces it: what a test mocks is what it tests, never the way to the simulator. */
const { fetch } = globalThis

interface ControlClientOptions {
  /** Below it are `/simulator/…`. */
  url: string
  /** Where the simulator asks for one. */
  controlToken?: string | undefined
}

/** Calls the controls over HTTP, as any other language would. */
export class ControlClient {
  readonly #url: string
  readonly #headers: Record<string, string>

  constructor({ url, controlToken }: ControlClientOptions) {
    this.#url = url
    this.#headers = controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }
  }

  /**
   * Calls one control.
   * @returns its answer, which has the form that the description of the controls says
   * @throws {Error} with the simulator's own sentence
   */
  async call<Answer>(method: string, control: string, body?: unknown): Promise<Answer> {
    const json = { 'content-type': 'application/json' }
    const response = await fetch(`${this.#url}/simulator/${control}`, {
      method,
      headers: { ...this.#headers, ...(body !== undefined && json) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /simulator/${control}: ${response.status} ${messageOf(text)}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
}

function messageOf(text: string): string {
  try {
    return String(JSON.parse(text).error ?? text)
  } catch {
    return text
  }
}
