let owner: string | undefined

/**
 * The mark of the account that this page is for, once it is known. Every request names it, and the server refuses a request
 * of one account in the session of another.
 */
export const pageOwner = (): string | undefined => owner

/** Whether the page is for this account: it is for the first one that it meets, and for no other until it is loaded again. */
export function isPageOwner(mark: string): boolean {
  owner ??= mark
  return owner === mark
}
