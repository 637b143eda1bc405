import { operationCatalogue, operationIds } from '../../contract/operations.ts'

/** A value that no server on the way could take for anything but one segment of a path. */
const segment = "(?!\\.+(?:/|$))(?:[A-Za-z0-9!'()*~._-]|%(?!2[eEfF]|5[cC]|00|25)[0-9A-F]{2})+"

const shapes = operationIds.map((id) => {
  const { method, path } = operationCatalogue[id]
  return new RegExp(`^${method} /v1${path.replaceAll(/\{.+?\}/g, segment)}$`)
})

/** Whether the Web API has such an operation, and its address is beyond doubt. */
export function isOperation(method: string, url: string): boolean {
  const [path = ''] = url.split('?', 1)
  return shapes.some((shape) => shape.test(`${method} ${path}`))
}
