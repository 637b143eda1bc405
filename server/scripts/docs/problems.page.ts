import { problemCatalogue, problemCodes } from '../../contract/problems.ts'
import { code, table } from './markdown.ts'

/** Code → status, cause, who can mend it, what to do. */
export function problemsPage(): string {
  const rows = problemCodes.map((name) => {
    const { status, title, cause, owner, next } = problemCatalogue[name]
    return [code(name), String(status), title, cause, owner, next]
  })
  return `# Problems\n\n${table(['code', 'status', 'what happened', 'why', 'who can mend it', 'what now'], rows)}\n`
}
