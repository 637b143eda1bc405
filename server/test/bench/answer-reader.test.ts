import { expect, test } from 'vitest'
import { AnswerReader } from './answer-reader.ts'

const answers = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nx: y\r\n\r\nhello' +
    'HTTP/1.1 204 No Content\r\n\r\n' +
    'HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n',
)

test('answers are counted with their status, wherever the connection cuts them', () => {
  for (let size = 1; size <= answers.length; size += 1) {
    const seen: number[] = []
    const reader = new AnswerReader((status) => seen.push(status))
    for (let at = 0; at < answers.length; at += size) reader.take(answers.subarray(at, at + size))
    expect(seen).toEqual([200, 204, 429])
  }
})

test('an answer that does not say how long it is is refused', () => {
  const reader = new AnswerReader(() => {})
  expect(() => reader.take(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('without Content-Length')
})
