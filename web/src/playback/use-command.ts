import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSignedIn } from '../session/use-session.ts'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { type Failure, failureOf } from './command-outcome.ts'
import { rememberListenOnly } from './listen-only.ts'
import { type Steering, steeringMutation, waitingCommandQuery } from './send-command.ts'

/** How a command ended: taken, or failed with the problem and what it leads to. */
export type Steered = { outcome: 'done' } | (Failure & { problem: ScreenProblem })

/** Gives a command and follows up: a device is asked for, or steering is put away. Telling is left to the caller. */
export function useGiveCommand(): (steering: Steering) => Promise<Steered> {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id ?? ''
  const { mutateAsync } = useMutation(steeringMutation())
  return async (steering) => {
    try {
      await mutateAsync(steering)
      rememberListenOnly(client, accountId, false)
      return { outcome: 'done' }
    } catch (error) {
      const problem = problemOf(error)
      const failure = failureOf(steering.command, problem)
      if (failure.outcome === 'choose-device') client.setQueryData(waitingCommandQuery.queryKey, steering)
      if (failure.outcome === 'listen-only') rememberListenOnly(client, accountId, true)
      return { ...failure, problem }
    }
  }
}

/** Gives a command to the player; when it fails a toast says why. For every feature that starts or steers playback. */
export function useSteer(): (command: Steering['command'], options?: Omit<Steering, 'command'>) => Promise<Steered> {
  const give = useGiveCommand()
  const toast = useToast()
  return async (command, options) => {
    const steered = await give({ command, ...options })
    if (steered.outcome === 'tell') toast({ text: steered.text, tone: 'bad' })
    return steered
  }
}
