interface Locked {
  missing: readonly string[]
  /** Taken away in the lens only. */
  isWithheld: boolean
  isSignedIn: boolean
}

/**
 * Why a control is locked, in a sentence or two.
 * @param what what was wanted, as a noun: `Skipping`
 * @param promise what happens after the consent: `the song skips`
 */
export function lockedWords({ missing, isWithheld, isSignedIn }: Locked, what: string, promise: string): string {
  if (isWithheld) return `${what} is locked: you took its permission away in the lens.`
  const [permissions, them] = missing.length === 1 ? ['permission', 'it'] : ['permissions', 'them']
  const count = missing.length === 1 ? 'one' : missing.length
  if (!isSignedIn) return `${what} needs a sign-in with ${count} ${permissions}. Agree to ${them}, and ${promise}.`
  return `${what} needs ${count} more ${permissions}. Ask for ${them}, and ${promise}.`
}
