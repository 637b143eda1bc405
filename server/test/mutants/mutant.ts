/** A guard, and the tests that must fail when it is gone. */
export interface Mutant {
  /** What the guard does, as the page of the results says it. */
  guard: string
  /** From the root of the repository. */
  file: string
  /** The text that is the guard. It stands once in the file. */
  text: string
  /** What stands there when the guard is gone; nothing where it is left out. */
  without?: string
  /** Proofs of claims or bounds, as they stand there. */
  noticedBy: readonly [string, ...string[]]
}

/** @throws {Error} the guard is not where the table says, or not only there */
export function removeGuard(source: string, { guard, file, text, without = '' }: Mutant): string {
  const count = source.split(text).length - 1
  if (count !== 1) throw new Error(`“${guard}” stands ${count} times in ${file}, and not once: ${text}`)
  return source.replace(text, () => without)
}
