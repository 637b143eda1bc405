import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * One JSON line an event. Whoever logs a request logs its path: queries carry codes and states.
 * @param destination standard output, where none is given
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: () => undefined, res: () => undefined },
    hooks: { streamWrite: escapeHidden },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * What JSON leaves as it is and a terminal or a viewer does not: the second set of control characters, which has its own
 * start of an escape sequence, invisible ones, and those that turn the direction of text. Outside of strings JSON has none.
 */
const hidden = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu

const escapeHidden = (line: string): string => line.replace(hidden, escaped)

/** As JSON spells it, by UTF-16 code units. */
const escaped = (character: string) =>
  Array.from({ length: character.length }, (_, index) => `\\u${unit(character, index)}`).join('')

const unit = (text: string, index: number) => text.charCodeAt(index).toString(16).padStart(4, '0')

interface LoggableError {
  name: string
  message: string
  stack?: string
  cause?: LoggableError
}

/** What may be a token, a code, a verifier or a key: a long run with a digit and without a space, a slash or a dot. */
const secretLike = /(?=[a-z_~+=-]*\d)[\w~+=-]{24,}/gi
const deepestCause = 3

/** What the log may hold of an error: where it happened and in what words, with nothing in it that could be a secret. */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, message: 'Something else than an error was thrown.' }
  const { name, message, stack, cause } = error
  return {
    name,
    message: withoutSecrets(message),
    ...(stack !== undefined && { stack: withoutSecrets(stack) }),
    ...(cause !== undefined && depth < deepestCause && { cause: loggableError(cause, depth + 1) }),
  }
}

const withoutSecrets = (text: string) => text.replace(secretLike, '[redacted]')
