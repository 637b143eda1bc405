import { isRecord } from '@scopedeck/server/contract/json.ts'
import { parseSample } from '@scopedeck/server/contract/playback.ts'
import { readProblem } from '../shared/problem.ts'
import { type PollFailure, type StreamState, streamModes } from './live-samples.ts'

/**
 * Lets one tab of the browser hold the stream for all tabs. Over HTTP/1.1 a browser opens six connections to an origin, so a
 * stream for each tab would keep the seventh tab from loading. The tab that holds the stream sends its state to the others;
 * when it is closed, the next tab in the queue for the lock holds the stream. In a browser without locks (plain http on
 * another machine) each tab has its own stream.
 * @param openStream opens the stream; returns what closes it
 * @param receive gets every state of the stream, in every tab
 * @returns leaves
 */
export function shareBetweenTabs(
  name: string,
  openStream: (tell: (state: StreamState) => void) => () => void,
  receive: (state: StreamState) => void,
): () => void {
  if (!navigator.locks) return openStream(receive)
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  /** The last state that this tab has sent, while it holds the stream. */
  let sent: StreamState | undefined

  const send = (state: StreamState) => {
    sent = state
    channel.postMessage(state)
    receive(state)
  }
  const holdUntilLeaving = () =>
    new Promise<void>((resolve) => {
      const close = openStream(send)
      leaving.signal.addEventListener('abort', () => {
        close()
        resolve()
      })
    })

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const state = data === question ? undefined : parseStreamState(data)
    if (state) receive(state)
    else if (data === question && sent) channel.postMessage(sent)
  }
  channel.postMessage(question)
  // Rejects when we leave while we still wait for the lock.
  navigator.locks.request(name, { signal: leaving.signal }, holdUntilLeaving).catch(() => {})
  return () => {
    leaving.abort()
    channel.close()
  }
}

/** A new tab asks for the state of the stream. */
const question = 'question'

/** Another tab may run another release: its message is parsed like any other outside data. */
function parseStreamState(value: unknown): StreamState | undefined {
  if (!isRecord(value)) return undefined
  const mode = streamModes.find((one) => one === value.mode)
  if (!mode) return undefined
  const sample = parseSample(value.sample)
  const failure = parseFailure(value.failure)
  return { mode, ...(sample && { sample }), ...(failure && { failure }) }
}

function parseFailure(value: unknown): PollFailure | undefined {
  if (!isRecord(value) || typeof value.at !== 'number') return undefined
  const problem = readProblem(value.problem)
  return problem && { problem, at: value.at }
}
