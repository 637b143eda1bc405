import type { JsonPath } from './line-of.ts'
import type { Mistake } from './world-file-error.ts'

/** Follows the references of a world file, and remembers those that lead nowhere. */
export class References {
  readonly #mistakes: Mistake[] = []

  get mistakes(): readonly Mistake[] {
    return this.#mistakes
  }

  /** What an id names; `undefined`, and a mistake, where it names nothing. @param kind in the mistake's words */
  follow<Thing>(find: (id: string) => Thing | undefined, kind: string, id: string, path: JsonPath): Thing | undefined {
    const thing = find(id)
    if (thing === undefined) this.add(path, `there is no ${kind} “${id}” in the file`)
    return thing
  }

  /** Several of them; those that name nothing are left out. */
  followAll<Thing>(
    find: (id: string) => Thing | undefined,
    kind: string,
    ids: readonly string[],
    path: JsonPath,
  ): Thing[] {
    return ids.flatMap((id, nth) => this.follow(find, kind, id, [...path, nth]) ?? [])
  }

  /** Things of one list have ids of their own. */
  unique(list: string, things: readonly { id: string }[]): void {
    const first = new Map<string, number>()
    for (const [nth, { id }] of things.entries()) {
      const earlier = first.get(id)
      if (earlier === undefined) first.set(id, nth)
      else this.add([list, nth, 'id'], `“${id}” is the id of ${list}.${earlier} already`)
    }
  }

  add(path: JsonPath, message: string): void {
    this.#mistakes.push({ path, message })
  }
}
