/** The parameter of the address that names a kept action. */
export const nonceParameter = 'resume'

/** The URL parser needs an origin; only path, search and hash are used. */
export const anyOrigin = 'http://localhost'

export function hasNonce(address: string): boolean {
  return nonceOf(address) !== undefined
}

export function nonceOf(address: string): string | undefined {
  return new URL(address, anyOrigin).searchParams.get(nonceParameter) ?? undefined
}
