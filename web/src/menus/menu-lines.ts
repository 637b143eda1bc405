import {
  CircleUserRound,
  Disc3,
  Heart,
  Link as LinkIcon,
  ListEnd,
  type LucideIcon,
  Play,
  SquareArrowOutUpRight,
  SquareArrowRight,
} from 'lucide-react'
import { canPlay, playCommand, playPromise } from '../catalogue/play-command.ts'
import { saveWords } from '../catalogue/save-words.ts'
import type { ThingKind } from '../catalogue/thing.ts'
import { actionName, commandArgs, type PlaybackCommand } from '../playback/command.ts'
import { commandWords } from '../playback/command-words.ts'
import { commandRow } from '../playback/commands.ts'
import { thingAddress } from '../shared/thing-address.ts'
import type { MenuCall, MenuLine, MenuSubject } from './menu-subject.ts'
import { type MenuAction, menuTable } from './menu-table.ts'

/** What the lines of a menu act with, and what they have to know. */
export interface MenuHands {
  /** Whether the library holds the thing. */
  isSaved: boolean
  /** The address of the screen that is open. */
  here: string
  /** What the page of a thing at the provider is called: `Spotify`. */
  providerName: string
  give(command: PlaybackCommand): void
  save(uri: string, isSaved: boolean): void
  copy(text: string): void
}

/** The lines of a menu, in groups; a group without a line is left out. */
export function menuLines(subject: MenuSubject, hands: MenuHands): MenuLine[][] {
  const groups = menuTable[subject.thing.kind].map((actions) =>
    actions.flatMap((action) => linesOf[action](subject, hands)),
  )
  return [...groups.slice(0, -1), [...(subject.more ?? [])], ...groups.slice(-1)].filter(({ length }) => length > 0)
}

type LinesOf = (subject: MenuSubject, hands: MenuHands) => MenuLine[]

const linesOf: Readonly<Record<MenuAction, LinesOf>> = {
  play({ thing, command = playCommand(thing), onPlay }, { give }) {
    if (!canPlay(thing)) return []
    const act = () => {
      onPlay?.()
      give(command)
    }
    return [{ icon: Play, label: 'Play', act, call: callOf(command, playPromise(thing)) }]
  },
  queue({ thing: { uri, isPlayable } }, { give }) {
    if (!isPlayable) return []
    const command: PlaybackCommand = { name: 'queue', uri }
    return [{ icon: ListEnd, label: 'Add to queue', act: () => give(command), call: callOf(command) }]
  },
  save({ thing: { kind, uri } }, { isSaved, save }) {
    const { label, what, promise } = saveWords(uri, !isSaved)
    const call: MenuCall = {
      operation: isSaved ? 'remove-library-items' : 'save-library-items',
      facts: { uriTypes: [kind] },
      what,
      promise,
      resume: { action: isSaved ? 'player.unsave' : 'player.save', args: { uri } },
    }
    return [{ icon: Heart, label: label(undefined), act: () => save(uri, !isSaved), call }]
  },
  open: ({ thing }, { here }) => linkTo(thing, SquareArrowRight, 'Open', here),
  makers: ({ thing: { kind, by } }, { here }) =>
    by.flatMap(({ name, id }) => linkTo({ kind: makerKind[kind], id }, CircleUserRound, `Go to ${name}`, here)),
  album: ({ thing: { album } }, { here }) => linkTo({ kind: 'album', id: album?.id }, Disc3, 'Go to the album', here),
  provider: ({ thing: { externalUrl } }, { providerName }) =>
    externalUrl === undefined
      ? []
      : [{ icon: SquareArrowOutUpRight, label: `Open in ${providerName}`, href: externalUrl }],
  copy: ({ thing: { externalUrl } }, { copy }) =>
    externalUrl === undefined ? [] : [{ icon: LinkIcon, label: 'Copy link', act: () => copy(externalUrl) }],
}

/** What kind of thing stands in the byline of another one. */
const makerKind: Readonly<Record<ThingKind, ThingKind | undefined>> = {
  track: 'artist',
  album: 'artist',
  episode: 'show',
  artist: undefined,
  playlist: undefined,
  show: undefined,
  audiobook: undefined,
}

interface Target {
  kind: ThingKind | undefined
  id: string | undefined
}

/** No line where there is no screen, and none to the screen that is open. */
function linkTo({ kind, id }: Target, icon: LucideIcon, label: string, here: string): MenuLine[] {
  const to = thingAddress(kind, id)
  return to === undefined || to === here ? [] : [{ icon, label, to }]
}

function callOf(command: PlaybackCommand, promise = commandWords[command.name].promise): MenuCall {
  return {
    operation: commandRow(command).operation,
    what: commandWords[command.name].what,
    promise,
    resume: { action: actionName(command.name), args: commandArgs(command) },
  }
}
