import { ConfigError, formatConfigError } from '../config/config-error.ts'

/** Another process has explained the failure; the message is the whole explanation. */
export class ReportedError extends Error {
  override readonly name = 'ReportedError'
}

/** Why the server did not start, for the terminal: what happened and what to do. Never a stack trace. */
export function explainFailure(error: unknown): string {
  if (error instanceof ConfigError) return formatConfigError(error)
  if (error instanceof ReportedError) return error.message
  if (isListenError(error)) return explainListenError(error)
  return `Scopedeck can’t start: ${error instanceof Error ? error.message : String(error)}\n`
}

interface ListenError extends Error {
  code: string
  address?: string
  port?: number
}

function isListenError(error: unknown): error is ListenError {
  return error instanceof Error && 'code' in error && 'syscall' in error && error.syscall === 'listen'
}

function explainListenError({ code, address, port }: ListenError): string {
  const where = `${address ?? 'this machine'}:${port ?? ''}`
  if (code === 'EADDRINUSE')
    return `Scopedeck can’t start: something else listens at ${where}. Stop it, or set PORT to a free one.\n`
  if (code === 'EACCES') return `Scopedeck can’t start: it may not listen at ${where}. Set PORT to 1024 or above.\n`
  return `Scopedeck can’t start: it can’t listen at ${where} (${code}). Correct HOST and PORT.\n`
}
