type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Used where the browser denies access to its storage: it keeps nothing. */
const noStorage: SmallStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} }

/** Keeps values across visits. */
export function localStore(): SmallStorage {
  try {
    return localStorage
  } catch {
    return noStorage
  }
}

/** Keeps values as long as this tab is open. */
export function tabStore(): SmallStorage {
  try {
    return sessionStorage
  } catch {
    return noStorage
  }
}

/** Deletes what this tab keeps of the account: the entries whose names start with `personal:`. */
export function forgetPersonal(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('personal:')) sessionStorage.removeItem(key)
  } catch {
    // Without access to the storage there is nothing to delete.
  }
}

/** Deletes everything that this tab keeps. */
export function clearTab(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Without access to the storage there is nothing to delete.
  }
}
