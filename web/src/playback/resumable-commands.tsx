import type { Playback } from '@scopedeck/server/contract/playback.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type ResumeOutcome, useResumable } from '../lens/resume.tsx'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import type { CommandName, PlaybackCommand } from './command.ts'
import { actionName, commandNames, readCommand } from './command-args.ts'
import { doneWords } from './command-words.ts'
import { commandRow } from './commands.ts'
import { playbackQueries } from './playback.queries.ts'
import { type Steered, useGiveCommand, useSteer } from './use-command.ts'
import { usePlaybackSource } from './use-playback.ts'

/** Once in the app: every command completes by itself after the consent it was blocked by. */
export function ResumableCommands() {
  return commandNames.map((name) => <ResumableCommand key={name} name={name} />)
}

function ResumableCommand({ name }: { name: CommandName }) {
  const give = useGiveCommand()
  const steer = useSteer()
  const readBefore = usePlaybackBefore()
  useResumable(actionName(name), async (args) => {
    const command = readCommand(name, args)
    if (!command) throw new ProblemResponse(localProblem('invalid-request'))
    const before = await readBefore()
    return outcomeOf(command, await give({ command }), before, (undo) => steer(undo))
  })
  return null
}

/** What plays before the command, for its undo; nothing when it can't be read. */
function usePlaybackBefore(): () => Promise<Playback | undefined> {
  const client = useQueryClient()
  const source = usePlaybackSource()
  return async () => {
    if (!source) return undefined
    const snapshot = await client
      .query({ ...playbackQueries.state(source, { isPolled: true }), staleTime: 'static' })
      .catch(() => undefined)
    return snapshot?.observed.playback
  }
}

function outcomeOf(
  command: PlaybackCommand,
  steered: Steered,
  before: Playback | undefined,
  give: (undo: PlaybackCommand) => unknown,
): ResumeOutcome {
  if (steered.outcome === 'choose-device') return { done: 'You agreed. Choose a device, and it goes on.' }
  if (steered.outcome === 'listen-only') return { done: 'You agreed. Steering needs Premium as well.' }
  if (steered.outcome !== 'done') throw new ProblemResponse(steered.problem)
  const undo = before && commandRow(command).undo?.(command, before)
  return { done: doneWords(command), ...(undo ? { undo: () => give(undo) } : {}) }
}
