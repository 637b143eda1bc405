/** Text as a person reads it: the whole of it, or a pattern for a part. */
export type Words = string | RegExp

/** The ARIA roles that scenarios name. `text` is the innermost element with these words. */
export type Role =
  | 'button'
  | 'cell'
  | 'checkbox'
  | 'complementary'
  | 'definition'
  | 'dialog'
  | 'grid'
  | 'gridcell'
  | 'heading'
  | 'link'
  | 'list'
  | 'listbox'
  | 'listitem'
  | 'main'
  | 'option'
  | 'region'
  | 'row'
  | 'searchbox'
  | 'status'
  | 'switch'
  | 'text'
  | 'textbox'
  | 'tree'
  | 'treeitem'

/**
 * A thing on the screen, as a person would name it. Where several fit, the first one that can be seen is meant; `nth` names
 * another one. It is plain data, so that a test and the page itself can both look for it.
 */
export interface Target {
  role: Role
  /** The accessible name, or the words of a `text`. Of a `text`, a string may be a part, in any case. */
  name?: Words
  /** Of a `text`: the words are all that it says. */
  whole?: true
  /** Only inside of this one. */
  within?: Target
  /** Only with these words somewhere inside; a string in any case. */
  containing?: Words
  /** Only with such a thing inside. */
  holding?: Target
  /** Of a row: its number in the whole table, heading included, as a screen reader is told. Only some rows are drawn. */
  rowNumber?: number
  /** Only what is ticked, or is not. */
  checked?: boolean
  /** From 0; -1 is the last one. */
  nth?: number
}

const named =
  (role: Role) =>
  (name?: Words): Target =>
    name === undefined ? { role } : { role, name }

export const button = named('button')
export const cell = named('cell')
export const checkbox = named('checkbox')
export const complementary = named('complementary')
export const definition = named('definition')
export const dialog = named('dialog')
export const grid = named('grid')
export const gridCell = named('gridcell')
export const heading = named('heading')
export const link = named('link')
export const list = named('list')
export const listBox = named('listbox')
export const listItem = named('listitem')
export const main = named('main')
export const option = named('option')
export const region = named('region')
export const row = named('row')
export const rowNumber = (number: number): Target => ({ role: 'row', rowNumber: number })
export const searchBox = named('searchbox')
export const status = named('status')
export const switchButton = named('switch')
export const textBox = named('textbox')
export const tree = named('tree')
export const treeItem = named('treeitem')
export const text = (words: Words): Target => ({ role: 'text', name: words })
export const wholeText = (words: string): Target => ({ role: 'text', name: words, whole: true })

/** `inside(dialog(), button('Play'))`: the button in the dialog. */
export const inside = (outer: Target, inner: Target): Target => ({
  ...inner,
  within: inner.within ? inside(outer, inner.within) : outer,
})
export const containing = (target: Target, words: Words): Target => ({ ...target, containing: words })
export const holding = (target: Target, inner: Target): Target => ({ ...target, holding: inner })
export const ticked = (target: Target): Target => ({ ...target, checked: true })
export const nth = (target: Target, place: number): Target => ({ ...target, nth: place })
