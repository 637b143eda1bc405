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
  }
  return destination ? pino(options, destination) : pino(options)
}
