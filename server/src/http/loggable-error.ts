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
