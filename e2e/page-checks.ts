import { expect, type Page, type Request, type Response } from '@playwright/test'
import { checkAccessibility } from './accessibility.ts'
import type { Server } from './server.ts'

/** The tokens of the simulator are recognisable on purpose, so that a leak can be seen whatever its value. */
const tokens = /sim_(access|refresh)_[\w-]{16,}/

/** Watches a page through a scenario, and closes it with the three checks: secrets, accessibility, console. */
export class PageChecks {
  readonly #page: Page
  readonly #server: Server
  readonly #consoleErrors: string[] = []
  readonly #seen: { where: string; text: Promise<string> }[] = []
  readonly #expectedErrors: readonly RegExp[]

  constructor(page: Page, server: Server, expectedErrors: readonly RegExp[] = []) {
    this.#page = page
    this.#server = server
    this.#expectedErrors = expectedErrors
    page.on('console', (message) => {
      this.#note('console', message.text())
      if (message.type() === 'error' || message.type() === 'warning')
        this.#consoleErrors.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.#consoleErrors.push(String(error)))
    page.on('request', (request) => this.#noteRequest(request))
    page.on('response', (response) => this.#noteResponse(response))
    // A stream has no body that could be waited for: its events are noted one by one.
    void this.#noteEvents().catch(() => {})
    page.on('framenavigated', (frame) => this.#note('address', withoutCode(frame.url())))
  }

  checkAccessibility(): Promise<void> {
    return checkAccessibility(this.#page)
  }

  checkConsole(): void {
    const unexpected = this.#consoleErrors.filter(
      (text) => !this.#expectedErrors.some((expected) => expected.test(text)),
    )
    expect(unexpected).toEqual([])
  }

  async checkSecrets(): Promise<void> {
    this.#note('document', await this.#page.content())
    this.#note('storage', await this.#page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])))
    this.#note('script cookies', await this.#page.evaluate(() => document.cookie))
    for (const { where, text } of this.#seen) this.#checkText(where, await text)
  }

  #checkText(where: string, text: string): void {
    expect(tokens.exec(text)?.[0], `a token in: ${where}`).toBeUndefined()
    for (const secret of this.#server.secrets) expect(text.includes(secret), `a secret in: ${where}`).toBe(false)
  }

  #noteRequest(request: Request): void {
    this.#note(
      `request ${request.url()}`,
      `${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
    )
  }

  #noteResponse(response: Response): void {
    if (!response.url().startsWith(this.#server.origin)) return
    const headers = JSON.stringify(response.headers())
    const text = bodyOf(response).then((body) => `${headers} ${body}`)
    this.#seen.push({ where: `response ${response.url()}`, text })
  }

  async #noteEvents(): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page)
    session.on('Network.eventSourceMessageReceived', ({ data }) => this.#note('event', data))
    await session.send('Network.enable')
  }

  #note(where: string, text: string): void {
    this.#seen.push({ where, text: Promise.resolve(text) })
  }
}

/** Bodies of files that never change: each is read from the browser once, by the first test that loads it. */
const files = new Map<string, Promise<string>>()

function bodyOf(response: Response): Promise<string> {
  const { 'content-type': type, 'cache-control': caching } = response.headers()
  if (type?.startsWith('text/event-stream')) return Promise.resolve('')
  const url = response.url()
  const body = files.get(url) ?? response.text().catch(() => '')
  if (caching?.includes('immutable')) files.set(url, body)
  return body
}

/** The code travels in the address of the redirect back, and only there (RFC 6749 §4.1.2). */
function withoutCode(address: string): string {
  const url = new URL(address)
  if (url.pathname === '/auth/callback') url.searchParams.delete('code')
  return url.href
}
