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

/** Deletes what this tab and this browser keep of the account: the entries whose names start with `personal:`. */
export function forgetPersonal(): void {
  forgetIn(() => sessionStorage)
  forgetIn(() => localStorage)
}

/** Deletes what this browser keeps of an account, for all of its tabs. */
export function forgetInBrowser(): void {
  forgetIn(() => localStorage)
}

function forgetIn(storage: () => Storage): void {
  try {
    for (const key of Object.keys(storage())) if (key.startsWith('personal:')) storage().removeItem(key)
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
