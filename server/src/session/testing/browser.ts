import type { FastifyInstance, InjectOptions } from 'fastify'
import { cookieNames } from '../../../contract/cookies.ts'

/** The session's cookie of an app at the usual PUBLIC_URL of tests. */
export const { session: sessionCookie } = cookieNames('http://127.0.0.1:8888')

interface Cookie {
  value: string
  attributes: string
}

/** The cookies of a browser: it keeps those that it receives, and sends them back. */
export interface Browser {
  cookies: Map<string, Cookie>
  /** The Cookie header of the next request. */
  cookieHeader(): string
  get(url: string, headers?: Record<string, string>): ReturnType<typeof send>
  /** With the header that only our own pages send. */
  post(url: string, headers?: Record<string, string>): ReturnType<typeof send>
  delete(url: string, headers?: Record<string, string>): ReturnType<typeof send>
}

export function createBrowser(app: FastifyInstance): Browser {
  const cookies: Browser['cookies'] = new Map()
  const request = async (options: InjectOptions) => {
    const response = await send(app, { ...options, headers: { cookie: browser.cookieHeader(), ...options.headers } })
    keepCookies(cookies, [response.headers['set-cookie'] ?? []].flat())
    return response
  }
  const browser: Browser = {
    cookies,
    cookieHeader: () => [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
    get: (url, headers = {}) => request({ url, headers }),
    post: (url, headers = {}) => request({ method: 'POST', url, headers: { 'x-csrf': '1', ...headers } }),
    delete: (url, headers = {}) => request({ method: 'DELETE', url, headers: { 'x-csrf': '1', ...headers } }),
  }
  return browser
}

const send = (app: FastifyInstance, options: InjectOptions) => app.inject(options)

function keepCookies(cookies: Browser['cookies'], lines: string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=', 2)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, { value, attributes: attributes.join('; ') })
  }
}
