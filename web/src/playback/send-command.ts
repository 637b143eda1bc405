import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { keepIfGrantEnded } from '../lens/blocked-action.ts'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import { readAnew } from '../shared/read-anew.ts'
import { serverNow } from '../shared/server-clock.ts'
import { actionName, commandArgs, type Hints, type PlaybackCommand, type WebApiRequest } from './command.ts'
import { commandFailure } from './command-outcome.ts'
import { commandRow } from './commands.ts'
import {
  addCommand,
  confirmCommand,
  type OptimisticPlayback,
  pauseUntil,
  removeCommand,
} from './optimistic-playback.ts'
import { playbackKeys, playbackQueries } from './playback.queries.ts'

/** A command, and the device it goes to when none is active. */
export interface AddressedCommand {
  command: PlaybackCommand
  hints?: Hints
  deviceId?: string
}

/** Sends a command: its effect shows at once and is taken back if Spotify refuses. Commands go out one after the other. */
export const commandMutation = () =>
  mutationOptions<void, Error, AddressedCommand, string>({
    // Spotify promises no order between commands that overlap.
    scope: { id: 'playback' },
    // Offline it fails at once: nobody wants a song to be skipped an hour later.
    networkMode: 'always',
    mutationFn: (request, { client }) => sendAfterPause(client, request),
    onMutate: ({ command, hints = {} }, { client }) => {
      const id = Math.random().toString(36)
      change(client, (state) => addCommand(state, { id, command, hints, givenAt: serverNow() }))
      return id
    },
    onSuccess: (_, __, id, { client }) => change(client, (state) => confirmCommand(state, id, serverNow())),
    onError: (error, { command }, id, { client }) => {
      keepIfGrantEnded(problemOf(error), { action: actionName(command.name), args: commandArgs(command) })
      if (id) change(client, (state) => removeCommand(state, id))
      void readAnew(client, { queryKey: playbackKeys.state })
    },
    // Invalidations are not returned: the next command waits for the end of this mutation, and must not wait for a read.
    onSettled: (_, __, ___, ____, { client }) => {
      for (const { queryKey } of madeStale) void readAnew(client, { queryKey })
    },
  })

/** What every command makes stale; a failed one makes the state stale as well. */
const madeStale = [playbackQueries.queue(), playbackQueries.devices()]

/** Where Spotify asks for a short pause, the command waits for its end and is sent once more. */
async function sendAfterPause(client: QueryClient, request: AddressedCommand): Promise<void> {
  try {
    await send(request)
  } catch (error) {
    const failure = commandFailure(request.command, problemOf(error))
    if (failure.outcome !== 'wait') throw error
    change(client, (state) => pauseUntil(state, serverNow() + failure.waitMs))
    await new Promise((resolve) => setTimeout(resolve, failure.waitMs))
    await send(request)
  }
}

async function send({ command, deviceId }: AddressedCommand): Promise<void> {
  for (const request of requestsFor(command, deviceId)) await call(request)
}

/** The calls of a command. A device that is not active is activated first, unless the command itself does so. */
export function requestsFor(command: PlaybackCommand, deviceId: string | undefined): WebApiRequest[] {
  const requests = commandRow(command).requests(command)
  if (deviceId === undefined || command.name === 'transfer') return requests
  const activate: WebApiRequest = { method: 'PUT', path: '/me/player', body: { device_ids: [deviceId] } }
  const addressed = requests.map((request) => ({ ...request, search: { ...request.search, device_id: deviceId } }))
  return command.name.startsWith('play') ? addressed : [activate, ...addressed]
}

function call({ method, path, ...options }: WebApiRequest): Promise<unknown> {
  const address = `/api/spotify/v1${path}`
  return method === 'POST' ? api.post(address, options) : api.put(address, options)
}

function change(client: QueryClient, update: (state: OptimisticPlayback) => OptimisticPlayback): void {
  client.setQueryData<OptimisticPlayback>(playbackKeys.state, (state) => state && update(state))
}
