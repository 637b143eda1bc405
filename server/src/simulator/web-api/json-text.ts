import type { Page } from '../../../contract/web-api.ts'

/** JSON that is text already, and goes out as it is. */
export class JsonText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A page whose items are text already. */
export function pageText({ items, ...rest }: Page<string>): JsonText {
  return new JsonText(`${JSON.stringify(rest).slice(0, -1)},"items":[${items.join()}]}`)
}
