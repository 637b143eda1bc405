import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * Writes one JSON line for each event. Never log a URL with its query, which may hold a code or a state.
 * @param destination standard output when left out
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
 * Characters that JSON does not escape but terminals and log viewers act on: DEL and C1 controls (which can start an
 * escape sequence), invisible characters, and those that change the direction of text.
 */
const hidden = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu

const escapeHidden = (line: string): string => line.replace(hidden, escaped)

/** As a JSON escape, one for each UTF-16 code unit. */
const escaped = (character: string) =>
  Array.from({ length: character.length }, (_, index) => `\\u${unit(character, index)}`).join('')

const unit = (text: string, index: number) => text.charCodeAt(index).toString(16).padStart(4, '0')

interface LoggableError {
  name: string
  message: string
  stack?: string
  cause?: LoggableError
}

/** Possibly a token, a code, a verifier or a key: 24 or more characters with a digit, without space, slash or dot. */
const secretLike = /(?=[a-z_~+=-]*\d)[\w~+=-]{24,}/gi
const deepestCause = 3

/** An error as the log may hold it: name, message, stack and causes, with everything removed that may be a secret. */
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
