import type { FlowValue, FlowValues } from '@scopedeck/server/contract/flow-record.ts'
import { Equal, RefreshCw } from 'lucide-react'
import { Link } from 'react-router'
import { useProvider } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Card } from '../shared/elements/card.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { addressOf, comparisonOf, formatMs, formatTime, isBackChannel, isFailed, wasSeen } from './flow-model.ts'
import { PkceLesson } from './pkce-lesson.tsx'
import { type Step, textOf } from './read-flow.ts'
import { type SampleLanguage, stepSamples } from './step-samples.ts'
import { wordsOf } from './step-words.ts'

/** One message opened: what it is for, what was sent, what came back, and the same as code. */
export function StepDetail({ step }: { step: Step }) {
  const { title, explanation, sources } = wordsOf(step)
  return (
    <article aria-label={title} className="grid gap-3">
      <div className="flex items-center justify-between gap-3 text-small">
        <Tag tone={isBackChannel(step) ? 'accent' : 'plain'} mono>
          {isBackChannel(step) ? 'back channel' : 'front channel'}
        </Tag>
        <span className="font-mono text-muted">
          {step.ms !== undefined && `${formatMs(step.ms)} · `}
          {formatTime(step.at)}
        </span>
      </div>
      <div>
        <h2 className="text-lead font-semibold">{title}</h2>
        <p className="mt-1 text-muted">
          {explanation}{' '}
          {sources.map(({ label, url }, index) => (
            <span key={label}>
              {index > 0 && ', '}
              <a href={url} target="_blank" rel="noreferrer" className="text-accent underline">
                {label}
              </a>
            </span>
          ))}
        </p>
        {!wasSeen(step) && (
          <p className="mt-1 text-small text-muted">
            The browser carried this past the BFF, which concludes it from what came back. Its status and time are not
            known.
          </p>
        )}
      </div>
      <Comparison step={step} />
      <Sent step={step} />
      <CameBack step={step} />
      {(step.kind === 'authorize' || step.kind === 'redeem') && <PkceLesson step={step} />}
      <Actions step={step} />
    </article>
  )
}

function Comparison({ step }: { step: Step }) {
  const rows = comparisonOf(step)
  if (rows.length === 0) return null
  return (
    <Card className="grid gap-1 font-mono text-small">
      {rows.map(({ name, before, after, verdict }) => (
        <p
          key={name}
          className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line not-last:border-b not-last:pb-1"
        >
          <span className="w-27 text-muted">{name}</span>
          <span className="grow">
            {name === 'scope' && verdict === 'kept' ? (
              <span className="font-sans">the same {countOf(before)}</span>
            ) : (
              <>
                <Value value={before} missing="none" />
                <span className="text-muted"> → </span>
                <Value value={after} missing="none in the answer" />
              </>
            )}
          </span>
          <span
            className={cx(
              'inline-flex items-center gap-1.5 font-sans font-semibold',
              verdict === 'kept' ? 'text-granted' : 'text-accent',
            )}
          >
            <Icon of={verdict === 'kept' ? Equal : RefreshCw} />
            {verdict}
          </span>
        </p>
      ))}
    </Card>
  )
}

const countOf = (scopes: FlowValue | undefined) =>
  String(scopes ?? '')
    .split(' ')
    .filter(Boolean).length

function Sent({ step }: { step: Step }) {
  const { client_secret, access_token, ...fields } = step.sent
  return (
    <Card>
      <h3 className="mb-2 font-semibold">Sent</h3>
      <dl className="grid gap-1.5 font-mono text-small wrap-anywhere">
        <div>
          <dt className="inline font-semibold">{step.method}</dt>{' '}
          <dd className="inline text-muted">{addressOf(step)}</dd>
        </div>
        {client_secret !== undefined && <Field name="authorization: Basic" join=" " value={client_secret} />}
        {access_token !== undefined && <Field name="authorization: Bearer" join=" " value={access_token} />}
        <Fields values={fields} />
      </dl>
    </Card>
  )
}

function CameBack({ step }: { step: Step }) {
  const { status, problem, answered } = step
  if (status === undefined && problem === undefined && Object.keys(answered).length === 0) return null
  return (
    <Card>
      <h3 className="mb-2 flex items-center gap-2 font-semibold">
        Came back
        <Tag tone={isFailed(step) ? 'wait' : 'good'} mono>
          {status ?? 'no answer'}
        </Tag>
      </h3>
      <dl className="grid gap-1.5 font-mono text-small wrap-anywhere">
        <Fields values={answered} />
        {problem !== undefined && (
          <div>
            <dt className="inline text-muted">cause: </dt>
            <dd className="inline">
              <Link to={`/problems/${problem}`} className="text-accent underline">
                {problem}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {answered.state_check === 'matches' && (
        <p className="mt-2 text-small text-granted">✓ The state is the one this browser left with.</p>
      )}
    </Card>
  )
}

function Fields({ values }: { values: FlowValues }) {
  return Object.entries(values).map(([name, value]) => <Field key={name} name={name} join="=" value={value} />)
}

function Field({ name, join, value }: { name: string; join: string; value: FlowValue }) {
  return (
    <div>
      <dt className="inline text-muted">{name + join}</dt>
      <dd className="inline">
        <Value value={value} />
      </dd>
    </div>
  )
}

/** A secret is a chip with its fingerprint: the same secret has the same one everywhere in this session. */
function Value({ value, missing = '' }: { value: FlowValue | undefined; missing?: string }) {
  if (value === undefined) return <span className="text-muted">{missing}</span>
  if (typeof value !== 'object') return <span className="text-text">{value}</span>
  return (
    <span className="rounded-full bg-text/8 px-2 py-0.5">
      <span className="sr-only">a secret, fingerprint </span>
      {textOf(value)}
    </span>
  )
}

const languages: readonly SampleLanguage[] = ['curl', 'fetch', 'Python']

function Actions({ step }: { step: Step }) {
  const provider = useProvider()
  return (
    <p className="-mx-2 flex flex-wrap items-center">
      <CopyButton text={`${location.origin}/flow?step=${encodeURIComponent(step.id)}`}>Link</CopyButton>
      {languages.map((language) => (
        <CopyButton key={language} text={stepSamples[language](step, provider)}>
          {language}
        </CopyButton>
      ))}
    </p>
  )
}
