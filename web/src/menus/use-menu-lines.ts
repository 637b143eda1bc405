import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { savingQueries } from '../catalogue/saving.queries.ts'
import { useSave } from '../catalogue/use-save.ts'
import { useVerdict } from '../lens/gate.ts'
import type { PlaybackCommand } from '../playback/command.ts'
import { doneWords } from '../playback/command-words.ts'
import { useCommand } from '../playback/use-command.ts'
import { useProvider } from '../session/use-session.ts'
import { useToast } from '../shared/toaster.tsx'
import { menuLines } from './menu-lines.ts'
import type { MenuLine, MenuSubject } from './menu-subject.ts'

const names = { spotify: 'Spotify', simulator: 'the simulator', other: 'another tab' } as const

/** The lines of the menu of a thing, and what they do. */
export function useMenuLines(subject: MenuSubject): MenuLine[][] {
  const { kind, uri } = subject.thing
  const canRead = useVerdict('check-library-contains', { uriTypes: [kind] }).state === 'allowed'
  const { data: isSaved = false } = useQuery({ ...savingQueries.saved(uri), enabled: canRead && kind !== 'playlist' })
  const save = useSave()
  return menuLines(subject, {
    isSaved,
    here: useLocation().pathname,
    providerName: names[useProvider().kind],
    give: useGive(),
    save: (...saving) => void save(...saving),
    copy: useCopy(),
  })
}

/** What is heard needs no words; what is queued is told, because nothing else shows it. */
function useGive(): (command: PlaybackCommand) => void {
  const give = useCommand()
  const toast = useToast()
  return async (command) => {
    const { outcome } = await give(command)
    if (outcome === 'done' && command.name === 'queue') toast({ text: doneWords(command) })
  }
}

function useCopy(): (text: string) => void {
  const toast = useToast()
  return (text) => {
    const refused = () => toast({ text: `The browser did not let us copy. The link is ${text}`, tone: 'bad' })
    // There is no clipboard over plain http to another machine.
    if (!navigator.clipboard) return refused()
    navigator.clipboard.writeText(text).then(() => toast({ text: 'Link copied' }), refused)
  }
}
