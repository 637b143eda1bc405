import { request } from 'node:https'

/** Taken before a test replaces it: what a test mocks is what it tests, never the way to the simulator. */
const { fetch } = globalThis

interface ControlClientOptions {
  /** Below it are `/simulator/…`. */
  url: string
  /** Where the simulator asks for one. */
  controlToken?: string | undefined
  /** An authority to trust that the system does not know, as PEM. */
  ca?: string | undefined
}

/** Calls the controls over HTTP, as any other language would. */
export class ControlClient {
  readonly #url: string
  readonly #headers: Record<string, string>
  readonly #ca: string | undefined

  constructor({ url, controlToken, ca }: ControlClientOptions) {
    this.#url = url
    this.#ca = ca
    this.#headers = controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }
  }

  /**
   * Calls one control.
   * @returns its answer, which has the form that the description of the controls says
   * @throws {Error} with the simulator's own sentence
   */
  async call<Answer>(method: string, control: string, body?: unknown): Promise<Answer> {
    const json = { 'content-type': 'application/json' }
    const init = {
      method,
      headers: { ...this.#headers, ...(body !== undefined && json) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const { status, text } = await this.#send(`${this.#url}/simulator/${control}`, init)
    if (status >= 300) throw new Error(`${method} /simulator/${control}: ${status} ${messageOf(text)}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  /** `fetch` can't be told what to trust. */
  async #send(url: string, init: Init): Promise<{ status: number; text: string }> {
    if (this.#ca !== undefined) return sendTrusting(this.#ca, url, init)
    const response = await fetch(url, init)
    return { status: response.status, text: await response.text() }
  }
}

interface Init {
  method: string
  headers: Record<string, string>
  body?: string
}

function sendTrusting(ca: string, url: string, { body, ...init }: Init): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...init, ca }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function messageOf(text: string): string {
  try {
    return String(JSON.parse(text).error ?? text)
  } catch {
    return text
  }
}
