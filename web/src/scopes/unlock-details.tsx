import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { type ScreenPath, screensOf } from '@scopedeck/server/contract/screens.ts'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Tag } from '../shared/elements/tag.tsx'
import { scopeNotes, screenLink, type Unlock, type Unlocks } from './unlocks.ts'

/** Everything that a scope unlocks: Spotify’s words, the screens here, and every call whose requirement names it. */
export default function UnlockDetails({ scope, unlocks: { live, gone } }: { scope: Scope; unlocks: Unlocks }) {
  const { consent } = scopeCatalogue[scope]
  const screens = screensOf(scope)
  return (
    <dl className="flex flex-col gap-3 pt-1 pb-4 pl-8.5 text-small md:pl-7.5">
      <Term name="The consent page says">“{consent}”</Term>
      {scopeNotes[scope] && <Term name="Good to know">{scopeNotes[scope]}</Term>}
      <Term name="Screens here">
        {screens.length === 0 ? 'None. Only calls of your own would need it.' : <ScreenLinks paths={screens} />}
      </Term>
      {live.length > 0 && (
        <Term name="Calls">
          <ul className="mt-1 flex flex-col gap-2">
            {live.map((unlock) => (
              <LiveCall key={unlock.id} unlock={unlock} />
            ))}
          </ul>
          <Confidence unlocks={live} />
        </Term>
      )}
      {gone.length > 0 && (
        <Term name="Gone for client ids in development mode">
          <ul className="mt-1 flex flex-col gap-1.5">
            {gone.map((unlock) => (
              <GoneCall key={unlock.id} unlock={unlock} />
            ))}
          </ul>
        </Term>
      )}
    </dl>
  )
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function ScreenLinks({ paths }: { paths: readonly ScreenPath[] }) {
  return paths.map((path, index) => {
    const { name, to } = screenLink(path)
    return (
      <Fragment key={path}>
        {index > 0 && ', '}
        {to ? (
          <Link to={to} className="underline underline-offset-2 hover:text-accent">
            {name}
          </Link>
        ) : (
          name
        )}
      </Fragment>
    )
  })
}

function LiveCall({ unlock: { id, row, role } }: { unlock: Unlock }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
      <Link to={`/explore/${id}`} className="hover:underline">
        <code className="wrap-anywhere">
          <span className="text-conditional">{row.method}</span> {row.path}
        </code>
      </Link>
      <span className="text-muted">
        {row.title}, {role.words}
      </span>
      {row.requirement.confidence !== 'spec' && <Tag>{row.requirement.confidence}</Tag>}
    </li>
  )
}

const sources = {
  observed: 'Observed: seen in public reports, not in Spotify’s reference.',
  inferred: 'Inferred: our reading; Spotify’s reference does not say which case needs what.',
} as const

/** The meaning of the confidence marks beside the calls; nothing where there are none. */
function Confidence({ unlocks }: { unlocks: readonly Unlock[] }) {
  const marks = (['observed', 'inferred'] as const).filter((mark) =>
    unlocks.some(({ row }) => row.requirement.confidence === mark),
  )
  if (marks.length === 0) return null
  return <p className="mt-2 text-faint">{marks.map((mark) => sources[mark]).join(' ')}</p>
}

function GoneCall({ unlock: { row } }: { unlock: Unlock }) {
  return (
    <li className="text-faint">
      <code className="wrap-anywhere">
        {row.method} {row.path}
      </code>{' '}
      since <span className="font-mono">{row.removedSince}</span>
      {row.replacement && (
        <>
          ; now <code className="wrap-anywhere text-muted">{row.replacement.map(callOf).join(', ')}</code>
        </>
      )}
    </li>
  )
}

function callOf(id: string): string {
  const { method, path } = operation(id as OperationId)
  return `${method} ${path}`
}
