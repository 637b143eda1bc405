/** One thing that holds under attack, fault or load. */
export interface Claim {
  /** What holds, as somebody outside could check it. */
  claim: string
  /** What whoever runs a deck may rely on for it. */
  promise: string
  /** `file › title` or `file › group › title`, the file by its path from the root. */
  provenBy: readonly [string, ...string[]]
}

export interface Chapter {
  title: string
  claims: readonly Claim[]
}
