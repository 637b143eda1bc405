/** One request, as the simulator received it. */
export interface LoggedRequest {
  /** When it came, in epoch milliseconds of the simulator's clock. */
  at: number
  method: string
  path: string
  /** Its query, with every value gone that might be a secret. */
  query: string
  /** 0 while there is no answer, and for good where the connection broke instead. */
  status: number
  /** The client's id, where the request named one. */
  client: string | null
  /** On the token endpoint. */
  grantType?: string
}

/** How many requests are kept at least. */
const kept = 10_000

/** The latest requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = []

  add(request: LoggedRequest): LoggedRequest {
    this.#requests.push(request)
    // Cut at twice the size in one go: removing the oldest for each request would copy the whole list each time.
    if (this.#requests.length >= 2 * kept) this.#requests = this.#requests.slice(-kept)
    return request
  }

  /** Those of a snapshot. */
  restore(requests: readonly LoggedRequest[]): void {
    this.#requests = [...requests]
  }

  /** Those whose path begins so. */
  list(path: string): LoggedRequest[] {
    return this.#requests.filter((request) => request.path.startsWith(path))
  }
}
