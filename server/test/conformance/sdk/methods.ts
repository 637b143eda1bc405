/** The methods of an SDK that call the Web API, as `currentUser.albums.savedAlbums`: its groups, and theirs. */
export function methodsOf(owner: object): string[] {
  const members = Object.entries(owner).filter(([name]) => name !== 'api')
  const groups = members.filter((member): member is [string, object] => isGroup(member[1]))
  const bound = members.filter(([, value]) => typeof value === 'function').map(([name]) => name)
  const own = isGroup(owner) ? Object.getOwnPropertyNames(Object.getPrototypeOf(owner)) : []
  const inner = groups.flatMap(([name, group]) => methodsOf(group).map((method) => `${name}.${method}`))
  return [...bound, ...own.filter((name) => name !== 'constructor'), ...inner]
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && value.constructor.name.endsWith('Endpoints')
}

/** The object that has a method, and the method's name in it. */
export function ownerOf(sdk: object, method: string): [Record<string, () => unknown>, string] {
  const steps = method.split('.')
  const owner = steps.slice(0, -1).reduce<object>((each, step) => Reflect.get(each, step), sdk)
  return [owner as Record<string, () => unknown>, steps.at(-1) ?? '']
}
