import type { ServerResponse } from 'node:http'

/** Answers whose clients have not taken them yet. Over a limit the oldest are given up, and their connections with them. */
export interface UntakenAnswers {
  /** @param owner whose the answer is: an account, or a client address */
  add(response: ServerResponse, owner: string, bytes: number): void
  /** Bytes, of all answers that are held now. */
  held(): number
}

export interface UntakenLimits {
  /** Bytes that one owner's answers may take, and those of this process. */
  eachBytes: number
  totalBytes: number
  /** Smaller answers are not counted: the buffers of a connection take them at once. */
  smallestBytes: number
}

const kilobyte = 1024

/** An account has eight calls at a time, of which four may bring 8 MB: a client that reads never meets the limit. */
export const untakenLimits: UntakenLimits = {
  eachBytes: 48 * kilobyte * kilobyte,
  totalBytes: 128 * kilobyte * kilobyte,
  smallestBytes: 16 * kilobyte,
}

interface Held {
  owner: string
  bytes: number
}

/** @param onGivenUp called for each answer that is given up */
export function createUntakenAnswers(limits: UntakenLimits, onGivenUp: () => void): UntakenAnswers {
  // A Map keeps the order of insertion: the first is the oldest.
  const answers = new Map<ServerResponse, Held>()
  const byOwner = new Map<string, number>()
  let total = 0

  const count = (owner: string, bytes: number) => {
    total += bytes
    const left = (byOwner.get(owner) ?? 0) + bytes
    if (left > 0) byOwner.set(owner, left)
    else byOwner.delete(owner)
  }
  const remove = (response: ServerResponse) => {
    const held = answers.get(response)
    if (!held) return
    answers.delete(response)
    count(held.owner, -held.bytes)
  }
  const giveUp = (response: ServerResponse) => {
    remove(response)
    response.req.socket.destroy()
    onGivenUp()
  }
  const isOver = ({ owner }: Held) => total > limits.totalBytes || (byOwner.get(owner) ?? 0) > limits.eachBytes

  return {
    add(response, owner, bytes) {
      answers.set(response, { owner, bytes })
      count(owner, bytes)
      response.once('close', () => remove(response))
      for (const [oldest, held] of answers) if (isOver(held)) giveUp(oldest)
    },
    held: () => total,
  }
}
