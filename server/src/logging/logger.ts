import { type Logger, pino } from 'pino'

/** One JSON line an event on standard output. Whoever logs a request logs its path: queries carry codes and states. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: () => undefined, res: () => undefined },
  })
}
