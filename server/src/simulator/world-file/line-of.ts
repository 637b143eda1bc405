/** Where a value is in JSON: the names and indices that lead to it. */
export type JsonPath = readonly (string | number)[]

interface Frame {
  /** The name or index of the member that comes next or is being read. */
  key: string | number
  isList: boolean
  expectsName: boolean
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g

/**
 * The line of a value in a text that is JSON, counted from 1; that of the deepest part of the path that is there, because
 * what is missing has no line.
 */
export function lineOf(text: string, path: JsonPath): number {
  const stack: Frame[] = []
  let [offset, depth] = [0, 0]
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const frame = stack.at(-1)
    if (isValue(token) && frame?.expectsName) frame.key = JSON.parse(token)
    else if (isValue(token) && leads(stack, path) && stack.length > depth) [offset, depth] = [index, stack.length]
    if (depth === path.length && depth > 0) break
    follow(token, stack)
  }
  return text.slice(0, offset).split('\n').length
}

const isValue = (token: string): boolean => !/^[}\],:]$/.test(token)

const leads = (stack: readonly Frame[], path: JsonPath): boolean =>
  stack.length <= path.length && stack.every(({ key }, nth) => key === path[nth])

/** Keeps track of where the next value belongs. */
function follow(token: string, stack: Frame[]): void {
  const frame = stack.at(-1)
  if (token === '{') stack.push({ key: '', isList: false, expectsName: true })
  else if (token === '[') stack.push({ key: 0, isList: true, expectsName: false })
  else if (token === '}' || token === ']') stack.pop()
  else if (token === ':' && frame) frame.expectsName = false
  else if (token === ',' && frame) {
    if (typeof frame.key === 'number') frame.key += 1
    frame.expectsName = !frame.isList
  }
}

/** The line on which a text stops being JSON, from the message of the parser. */
export function lineOfSyntaxError(text: string, { message }: Error): number {
  const position = /position (\d+)/.exec(message)?.[1]
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length
}
