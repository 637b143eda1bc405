const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Small numbers as they are spoken; larger ones as figures. */
export function spoken(count: number): string {
  return words[count] ?? count.toLocaleString('en')
}

/** `one scope`, `three scopes`, `no scopes`. */
export function spokenCount(count: number, noun: string): string {
  return `${spoken(count)} ${noun}${count === 1 ? '' : 's'}`
}
