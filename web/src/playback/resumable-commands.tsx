import type { Playback } from '@scopedeck/server/contract/playback-state.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type ResumeOutcome, useResumable } from '../lens/resume.tsx'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import type { CommandName, PlaybackCommand } from './command.ts'
import { actionName, commandNames, parseCommand } from './command.ts'
import { doneWords } from './command-words.ts'
import { commandRow } from './commands.ts'
import { playbackQueries } from './playback.queries.ts'
import { type CommandOutcome, useCommand, useSendCommand } from './use-command.ts'
import { usePlaybackSource } from './use-playback.ts'

/** Once in the app: completes a command after the consent that it was waiting for. */
export function ResumableCommands() {
  return commandNames.map((name) => <ResumableCommand key={name} name={name} />)
}

function ResumableCommand({ name }: { name: CommandName }) {
  const give = useSendCommand()
  const giveCommand = useCommand()
  const readBefore = usePlaybackBefore()
  useResumable(actionName(name), async (args) => {
    const command = parseCommand(name, args)
    if (!command) throw new ProblemResponse(localProblem('invalid-request'))
    const before = await readBefore()
    return outcomeOf(command, await give({ command }), before, (undo) => giveCommand(undo))
  })
  return null
}

/** What plays before the command, so that it can be undone; nothing when playback can't be read. */
function usePlaybackBefore(): () => Promise<Playback | undefined> {
  const client = useQueryClient()
  const source = usePlaybackSource()
  return async () => {
    if (!source) return undefined
    const state = await client
      .query({ ...playbackQueries.state(source, { isPolled: true }), staleTime: 'static' })
      .catch(() => undefined)
    return state?.sample.playback ?? undefined
  }
}

function outcomeOf(
  command: PlaybackCommand,
  ended: CommandOutcome,
  before: Playback | undefined,
  give: (undo: PlaybackCommand) => unknown,
): ResumeOutcome {
  if (ended.outcome === 'choose-device')
    return { done: 'You agreed. Choose a device, and it carries on.', undo: undefined }
  if (ended.outcome === 'listen-only')
    return { done: 'You agreed. Controlling playback takes Premium as well.', undo: undefined }
  if (ended.outcome !== 'done') throw new ProblemResponse(ended.problem)
  const undo = commandRow(command).undo(command, before)
  return { done: doneWords(command), undo: undo && (() => give(undo)) }
}
