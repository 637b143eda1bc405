export interface Proof {
  /** From the root of the repository. */
  file: string
  /** Groups, then the test. */
  titles: string[]
}

/** Reads `file › group › title`. */
export function readProof(text: string): Proof {
  const [file = '', ...titles] = text.split(' › ')
  return { file, titles }
}

const named = /(?:\b(?:describe|test)(?:\.[\w.]+)?(?:\([^'"`\n]*\))?\(|\)\()\s*(['"`])((?:\\.|(?!\1).)*)\1,/gm

/** The titles of groups and tests in a test file, in their order; those of tests that never run are left out. */
export function titlesIn(source: string): string[] {
  const running = source.replace(/\b(?:describe|test)\.(?:skip|todo|fixme)\(\s*(['"`])(?:\\.|(?!\1).)*\1,/g, '')
  return [...running.matchAll(named)].map(([, , title = '']) => title)
}
