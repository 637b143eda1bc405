/**
 * The reason phrase of an HTTP status; `undefined` for an unknown one. Not by `import … from 'node:http'`: that reads every
 * export of `node:http`, and some of them load Node's own fetch, which takes 80 ms of every start.
 */
export const reasonPhrase = (status: number): string | undefined =>
  process.getBuiltinModule('node:http').STATUS_CODES[status]
