export interface Saved<Item> {
  item: Item
  addedAt: number
}

/** The saved entities of one kind, newest first. */
export class Shelf<Item extends { id: string }> {
  #rows: readonly Saved<Item>[]
  #ids: Set<string>

  constructor(rows: readonly Saved<Item>[] = []) {
    this.#rows = isNewestFirst(rows) ? rows : newestFirst(rows)
    this.#ids = new Set(rows.map(({ item }) => item.id))
  }

  get rows(): readonly Saved<Item>[] {
    return this.#rows
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Saving again changes nothing: the first date stays. */
  add(item: Item, addedAt: number): void {
    if (this.#ids.has(item.id)) return
    this.#ids.add(item.id)
    this.#rows = newestFirst([{ item, addedAt }, ...this.#rows])
  }

  remove(id: string): void {
    if (!this.#ids.delete(id)) return
    this.#rows = this.#rows.filter(({ item }) => item.id !== id)
  }
}

/** Then the list is taken as it is: worlds share it. */
function isNewestFirst(rows: readonly Saved<unknown>[]): boolean {
  return rows.every(({ addedAt }, nth) => addedAt <= (rows[nth - 1]?.addedAt ?? addedAt))
}

function newestFirst<Item>(rows: readonly Saved<Item>[]): Saved<Item>[] {
  return rows.toSorted((one, other) => other.addedAt - one.addedAt)
}
