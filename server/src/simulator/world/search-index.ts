/** A text as people type it: without accents, capitals and anything but letters, digits and spaces. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}\p{So}]+/gu, ' ')
    .trim()
}

/** Finds things by all of the words asked for, in any order; what begins with them comes first. */
export class SearchIndex<Item> {
  readonly #rows: readonly { item: Item; text: string }[]

  constructor(items: readonly Item[], textOf: (item: Item) => string) {
    this.#rows = items.map((item) => ({ item, text: fold(textOf(item)) }))
  }

  find(query: string): Item[] {
    const wanted = fold(query)
    const words = wanted.split(' ').filter((word) => word !== '')
    if (words.length === 0) return []
    const found = this.#rows.filter(({ text }) => words.every((word) => text.includes(word)))
    const begin = found.filter(({ text }) => text.startsWith(wanted))
    const others = found.filter(({ text }) => !text.startsWith(wanted))
    return [...begin, ...others].map(({ item }) => item)
  }
}
