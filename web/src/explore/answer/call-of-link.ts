import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import type { FormValues } from '../form-values.ts'
import { readValues } from '../form-values.ts'

export interface LinkedCall {
  id: OperationId
  values: FormValues
}

/** The call that a link of an answer stands for (`next`, `previous`, `href`), and the form that makes it. */
export function callOfLink(link: string): LinkedCall | undefined {
  const url = URL.parse(link, 'http://deck')
  const [, path] = /\/v1(\/.*)$/.exec(url?.pathname ?? '') ?? []
  if (!url || !path) return undefined
  const found = operationIds
    .filter((id) => operation(id).method === 'GET')
    .flatMap((id) => {
      const places = pathParametersIn(operation(id).path, path)
      return places ? [{ id, places }] : []
    })
    // `/me/player/queue` before anything that would take `queue` for an id.
    .toSorted((one, other) => Object.keys(one.places).length - Object.keys(other.places).length)[0]
  return found && { id: found.id, values: { ...readValues(found.id, url.search), ...found.places } }
}

/** What fills the `{places}` of a path; `undefined` where it is another path. */
function pathParametersIn(template: string, path: string): Record<string, string> | undefined {
  const [ours, theirs] = [template.split('/'), path.split('/')]
  if (ours.length !== theirs.length) return undefined
  const places: Record<string, string> = {}
  for (const [index, part] of ours.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name) places[name] = decodeURIComponent(theirs[index] ?? '')
    else if (part !== theirs[index]) return undefined
  }
  return places
}
