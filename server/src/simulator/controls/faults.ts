import type { Effect, Fault } from './fault.ts'

/** The faults in force, in the order they were added. */
export class Faults {
  #faults: Fault[] = []

  list(): readonly Fault[] {
    return this.#faults
  }

  add(fault: Fault): void {
    this.#faults.push({ ...fault })
  }

  clear(): void {
    this.#faults = []
  }

  /** The effect on one request: that of the first fault it matches, which is then one time nearer its end. */
  take(method: string, path: string): Effect | undefined {
    const fault = this.#faults.find((candidate) => matches(candidate, method, path))
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault)
    }
    return fault?.effect
  }
}

function matches({ match = {} }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined || match.path === path) return true
  const folder = match.path.endsWith('/') ? match.path : `${match.path}/`
  return !match.exact && path.startsWith(folder)
}
