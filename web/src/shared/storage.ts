type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Stands in where the browser keeps its storage closed: nothing is remembered, nothing breaks. */
const noStorage: SmallStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} }

/** Remembers across visits. */
export function localStore(): SmallStorage {
  try {
    return localStorage
  } catch {
    return noStorage
  }
}

/** Remembers as long as this tab is open. */
export function tabStore(): SmallStorage {
  try {
    return sessionStorage
  } catch {
    return noStorage
  }
}

/** What a tab remembers of somebody: `personal:` before a name has it forgotten with the session. */
export function forgetPersonal(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('personal:')) sessionStorage.removeItem(key)
  } catch {
    // A closed storage remembers nothing.
  }
}
