import { mutationOptions, type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import type { Hints, PlaybackCommand, WebApiRequest } from './command.ts'
import { failureOf } from './command-outcome.ts'
import { commandRow } from './commands.ts'
import { acknowledge, expectCommand, pauseUntil, type Snapshot, withdraw } from './optimistic-playback.ts'
import { playbackKeys, playbackQueries } from './playback.queries.ts'

/** A command, and the device it goes to when none is active. */
export interface Steering {
  command: PlaybackCommand
  hints?: Hints
  deviceId?: string
}

/** The command that waits until a person has chosen a device. */
export const waitingCommandQuery = queryOptions<Steering | null>({
  queryKey: ['playback', 'waiting-command'],
  queryFn: skipToken,
  initialData: null,
  gcTime: Number.POSITIVE_INFINITY,
})

/** Gives a command: it shows at once, is taken back when refused, and commands go out one after the other. */
export const steeringMutation = () =>
  mutationOptions<void, Error, Steering, string>({
    mutationKey: ['playback', 'command'],
    // Spotify promises no order between commands that overlap.
    scope: { id: 'playback' },
    // Offline it fails and says so: a song that skips an hour later helps nobody.
    networkMode: 'always',
    mutationFn: (steering, { client }) => sendPatiently(client, steering),
    onMutate: ({ command, hints = {} }, { client }) => {
      const id = Math.random().toString(36)
      change(client, (snapshot) => expectCommand(snapshot, { id, command, hints, givenAt: Date.now() }))
      return id
    },
    onSuccess: (_, __, id, { client }) => change(client, (snapshot) => acknowledge(snapshot, id, Date.now())),
    onError: (_, __, id, { client }) => {
      if (id) change(client, (snapshot) => withdraw(snapshot, id))
      void client.invalidateQueries({ queryKey: playbackKeys.state })
    },
    onSettled: (_, __, ___, ____, { client }) => {
      void client.invalidateQueries({ queryKey: playbackQueries.queue().queryKey })
      void client.invalidateQueries({ queryKey: playbackQueries.devices().queryKey })
    },
  })

/** Waits out one short pause that Spotify asks for: the command is kept and goes out by itself. */
async function sendPatiently(client: QueryClient, steering: Steering): Promise<void> {
  try {
    await send(steering)
  } catch (error) {
    const failure = failureOf(steering.command, problemOf(error))
    if (failure.outcome !== 'wait') throw error
    change(client, (snapshot) => pauseUntil(snapshot, Date.now() + failure.waitMs))
    await new Promise((resolve) => setTimeout(resolve, failure.waitMs))
    await send(steering)
  }
}

async function send({ command, deviceId }: Steering): Promise<void> {
  for (const request of requestsFor(command, deviceId)) await call(request)
}

/** The calls of a command. A device that is not active is woken first, unless the command itself starts it. */
export function requestsFor(command: PlaybackCommand, deviceId: string | undefined): WebApiRequest[] {
  const requests = commandRow(command).requests(command)
  if (deviceId === undefined || command.name === 'transfer') return requests
  const wake: WebApiRequest = { method: 'PUT', path: '/me/player', body: { device_ids: [deviceId] } }
  const addressed = requests.map((request) => ({ ...request, search: { ...request.search, device_id: deviceId } }))
  return command.name.startsWith('play') ? addressed : [wake, ...addressed]
}

function call({ method, path, ...options }: WebApiRequest): Promise<unknown> {
  const address = `/api/spotify/v1${path}`
  return method === 'POST' ? api.post(address, options) : api.put(address, options)
}

function change(client: QueryClient, update: (snapshot: Snapshot) => Snapshot): void {
  client.setQueryData<Snapshot>(playbackKeys.state, (snapshot) => snapshot && update(snapshot))
}
