import { operation, operationIds } from '../../../contract/operations.ts'

interface Address {
  pattern: RegExp
  parameters: number
  method: string
}

let addresses: Address[] | undefined

/** Made for the first address that has no route: a route for each wrong method would cost every start 40 ms. */
function readAddresses(): Address[] {
  return operationIds.map((id) => {
    const { path, method } = operation(id)
    const pattern = new RegExp(`^/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`)
    return { pattern, parameters: path.split('{').length, method }
  })
}

/** The methods of the Web API at a path, such as `GET, HEAD, PUT`; undefined where it has no such path. */
export function methodsAt(path: string): string | undefined {
  addresses ??= readAddresses()
  const found = addresses.filter(({ pattern }) => pattern.test(path))
  // As the router does: `/me/tracks` is not `/{name}/tracks`.
  const fewest = Math.min(...found.map(({ parameters }) => parameters))
  const methods = found.filter(({ parameters }) => parameters === fewest).map(({ method }) => method)
  if (methods.length === 0) return undefined
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
}
