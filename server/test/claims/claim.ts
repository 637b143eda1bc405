/** One thing that holds under attack, fault or load. */
export interface Claim {
  /** What holds, as somebody outside could check it. */
  claim: string
  /** What an operator may rely on because of it. */
  promise: string
  /** `file › title` or `file › group › title`, the file by its path from the root. */
  provenBy: readonly [string, ...string[]]
}

export interface Chapter {
  title: string
  claims: readonly Claim[]
}
