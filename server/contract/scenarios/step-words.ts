import type { Deed, Expectation, Step } from './step.ts'
import type { Role, Target, Words } from './target.ts'

/** A step in a person’s words, for the documentation, captions and the tour: `Press the button “Play”.` */
export function stepWords(step: Step): string {
  return 'does' in step ? deedWords(step) : expectationWords(step)
}

function deedWords(deed: Deed): string {
  switch (deed.does) {
    case 'open':
      return `Open ${deed.path}.`
    case 'reload':
      return 'Load the page again.'
    case 'sign-in':
      return `Sign in with ${permissions(deed.scopes.length)}.`
    case 'consent':
      return deed.decision === 'approve' ? 'Agree.' : 'Decline.'
    case 'press':
      return `Press ${targetWords(deed.target)}.`
    case 'tick':
      return `Tick ${targetWords(deed.target)}.`
    case 'write':
      return `Type “${deed.text}” into ${targetWords(deed.target)}.`
    case 'keys':
      return `Press ${keyWords(deed.keys)}.`
    case 'control':
    case 'only-in-test':
      return deed.words
  }
}

const permissions = (count: number) => (count === 1 ? 'one permission' : `${count === 0 ? 'no' : count} permissions`)

function keyWords(keys: readonly string[]): string {
  const [first = ''] = keys
  const areAlike = keys.every((key) => key === first)
  if (areAlike) return keys.length === 1 ? `the key ${first}` : `the key ${first} ${keys.length} times`
  return `the keys ${keys.join(', ')}`
}

function expectationWords(expectation: Expectation): string {
  switch (expectation.expects) {
    case 'see':
      return `There is ${targetWords(expectation.target)}.`
    case 'not-see':
      return `There is no ${bareWords(expectation.target)}.`
    case 'count':
      return `There are ${expectation.count} of ${targetWords(expectation.target)}.`
    case 'at-most':
      return `There are at most ${expectation.count} of ${targetWords(expectation.target)}.`
    case 'in-order':
      return `In order: ${expectation.words.map(plain).join(', ')}.`
    case 'focus':
      return `The focus is on ${targetWords(expectation.target)}.`
    case 'described':
      return `A screen reader is told ${Object.entries(expectation.attributes)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')} of ${targetWords(expectation.target)}.`
    case 'address':
      return `The address is ${plain(expectation.address)}.`
    case 'playing':
      return 'The name of the song that plays is there.'
    case 'received':
      return receivedWords(expectation.received)
  }
}

function receivedWords({ path, ending, method, count, atMost, statuses }: ReceivedWords): string {
  const requests = [method, `${path}${ending ? `…${ending}` : ''}`].filter(Boolean).join(' ')
  if (statuses) return `Spotify answered ${requests} with ${statuses.join(', ')}.`
  if (atMost !== undefined) return `Spotify received ${requests} at most ${atMost} times.`
  return `Spotify received ${requests} ${count === 1 ? 'once' : `${count} times`}.`
}
type ReceivedWords = Extract<Expectation, { expects: 'received' }>['received']

/** `the button “Play”` */
export const targetWords = (target: Target): string => `the ${bareWords(target)}`

function bareWords({ role, name, containing, rowNumber }: Target): string {
  if (rowNumber !== undefined) return `row ${rowNumber}`
  const words = name ?? containing
  return words === undefined ? roleWords[role] : `${roleWords[role]} “${plain(words)}”`
}

/** A pattern without its signs, as far as a person needs it. */
const plain = (words: Words): string =>
  typeof words === 'string'
    ? words
    : words.source
        .replaceAll(/\\w|\\d|[\^$?]|\(\?:|[()]/g, '')
        .replaceAll(/\.\*/g, ' … ')
        .replaceAll('\\', '')

const roleWords: Readonly<Record<Role, string>> = {
  button: 'button',
  cell: 'cell',
  checkbox: 'box',
  complementary: 'panel',
  definition: 'explanation',
  dialog: 'dialog',
  grid: 'table',
  gridcell: 'cell',
  heading: 'heading',
  link: 'link',
  list: 'list',
  listbox: 'list',
  listitem: 'line',
  main: 'screen',
  option: 'line',
  region: 'panel',
  row: 'row',
  searchbox: 'search field',
  status: 'message',
  switch: 'switch',
  text: 'text',
  textbox: 'field',
  tree: 'tree',
  treeitem: 'line',
}
