import type { Dispatcher } from 'undici'

/** What came back, read to its end. */
export class Answer {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  readonly text: string

  constructor({ statusCode, headers }: Dispatcher.ResponseData, text: string) {
    this.status = statusCode
    this.headers = headers
    this.text = text
  }

  /** Where a redirect leads; empty where there is none. */
  get location(): string {
    return String(this.headers.location ?? '')
  }

  get setCookies(): string[] {
    return [this.headers['set-cookie'] ?? []].flat()
  }

  json(): Record<string, unknown> {
    return JSON.parse(this.text) as Record<string, unknown>
  }
}
