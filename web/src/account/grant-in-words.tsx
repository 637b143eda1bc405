import { type Scope, type ScopeGroup, scopeCatalogue, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { ScopeMark } from '../shared/elements/scope-chip.tsx'
import { Tag } from '../shared/elements/tag.tsx'

const groups = Object.entries(scopeGroups) as [ScopeGroup, string][]

interface GrantInWordsProps {
  granted: ReadonlySet<Scope>
  /** Those that are switched off in the lens. */
  withheld: ReadonlySet<Scope>
  /** Scopes that our table does not have. */
  unknown: readonly string[]
}

/** The scopes by group: what the app can do, in the words of the consent page, and what it can’t do. */
export function GrantInWords({ granted, withheld, unknown }: GrantInWordsProps) {
  return (
    <div className="flex flex-col gap-6">
      {groups.map(([group, title]) => (
        <GroupInWords
          key={group}
          title={title}
          scopes={scopes.filter((scope) => scopeCatalogue[scope].group === group)}
          granted={granted}
          withheld={withheld}
        />
      ))}
      {unknown.length > 0 && <UnknownScopes names={unknown} />}
    </div>
  )
}

/** Scopes that the provider granted and our table does not have. */
function UnknownScopes({ names }: { names: readonly string[] }) {
  return (
    <section>
      <h2 className="border-b border-line pb-2 text-lead font-semibold">
        Unknown scopes <span className="ml-1 font-mono text-small font-normal text-muted">{names.length}</span>
      </h2>
      <ul>
        {names.map((name) => (
          <li key={name} className="flex items-start gap-3 border-b border-line py-2.5">
            <span className="mt-0.5">
              <ScopeMark state="granted" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block">You agreed to it, and this app doesn’t know what it unlocks.</span>
              <code className="block text-small break-words text-muted">{name}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface GroupProps {
  title: string
  scopes: readonly Scope[]
  granted: ReadonlySet<Scope>
  withheld: ReadonlySet<Scope>
}

function GroupInWords({ title, scopes, granted, withheld }: GroupProps) {
  const count = scopes.filter((scope) => granted.has(scope)).length
  return (
    <section>
      <h2 className="border-b border-line pb-2 text-lead font-semibold">
        {title}{' '}
        <span className="ml-1 font-mono text-small font-normal text-muted">
          {count} of {scopes.length}
        </span>
      </h2>
      <ul>
        {scopes.map((scope) => (
          <ScopeInWords key={scope} scope={scope} isGranted={granted.has(scope)} isWithheld={withheld.has(scope)} />
        ))}
      </ul>
    </section>
  )
}

interface ScopeInWordsProps {
  scope: Scope
  isGranted: boolean
  isWithheld: boolean
}

function ScopeInWords({ scope, isGranted, isWithheld }: ScopeInWordsProps) {
  const { consent, cannot, access } = scopeCatalogue[scope]
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5">
      <span className="mt-0.5">
        <ScopeMark
          state={isWithheld ? 'denied' : isGranted ? 'granted' : 'not-needed'}
          {...(isWithheld && { word: 'switched off in the lens' })}
        />
      </span>
      <span className="min-w-0 flex-1">
        <span className={isGranted ? 'block' : 'block text-muted'}>{isGranted ? consent : cannot}</span>
        <code className="block text-small break-words text-muted">{scope}</code>
      </span>
      {isGranted && <Tag tone={access === 'write' ? 'write' : 'plain'}>{access}</Tag>}
    </li>
  )
}
