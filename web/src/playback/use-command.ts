import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSignedIn } from '../session/use-session.ts'
import { ExternalStore } from '../shared/external-store.ts'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { type CommandFailure, commandFailure } from './command-outcome.ts'
import { keepListenOnly, playbackQueries } from './playback.queries.ts'
import { type AddressedCommand, commandMutation } from './send-command.ts'

/** How a command ended: taken, or failed with the problem and what it leads to. */
export type CommandOutcome = { outcome: 'done' } | (CommandFailure & { problem: ScreenProblem })

/** The command that waits until a person has chosen a device. */
export const waitingCommand = new ExternalStore<AddressedCommand | undefined>(undefined)

/** Sends a command. Afterwards a device is asked for, or the controls are put away, where the failure calls for it. */
export function useSendCommand(): (request: AddressedCommand) => Promise<CommandOutcome> {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id ?? ''
  const { mutateAsync } = useMutation(commandMutation())
  return async (request) => {
    try {
      await mutateAsync(request)
      setListenOnly(client, accountId, false)
      return { outcome: 'done' }
    } catch (error) {
      const problem = problemOf(error)
      const failure = commandFailure(request.command, problem)
      if (failure.outcome === 'choose-device') waitingCommand.set(request)
      if (failure.outcome === 'listen-only') setListenOnly(client, accountId, true)
      return { ...failure, problem }
    }
  }
}

type GiveCommand = (
  command: AddressedCommand['command'],
  options?: Omit<AddressedCommand, 'command'>,
) => Promise<CommandOutcome>

/** Sends a command to the player; if it fails, a toast says why. For every feature that starts or controls playback. */
export function useCommand(): GiveCommand {
  const send = useSendCommand()
  const toast = useToast()
  return async (command, options) => {
    const outcome = await send({ command, ...options })
    if (outcome.outcome === 'tell') toast({ text: outcome.text, tone: 'bad' })
    return outcome
  }
}

/** True once a command has shown that this account may listen but not control playback. */
export function useListenOnly(): boolean {
  return useQuery(playbackQueries.listenOnly(useSignedIn()?.account.id ?? '')).data
}

/** Shows the controls again, for a person who wants to try once more. */
export function useEndListenOnly(): () => void {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id ?? ''
  return () => setListenOnly(client, accountId, false)
}

function setListenOnly(client: QueryClient, accountId: string, listenOnly: boolean): void {
  keepListenOnly(accountId, listenOnly)
  client.setQueryData(playbackQueries.listenOnly(accountId).queryKey, listenOnly)
}
