import {
  type OperationGroup,
  type OperationId,
  operation,
  operationGroups,
} from '@scopedeck/server/contract/operations.ts'
import type { CallFacts, Requirement } from '@scopedeck/server/contract/requirements.ts'
import { uriTypesOf, uriTypeWords } from '../lens/scope-role.ts'
import { matchesAll, searchWords } from '../shared/find.ts'
import { type Call, liveOperations, type Need } from './least-set.ts'
import { feature, featureIds } from './presets.ts'

/** Something that can be ticked in the least-set sheet: a feature in a person’s words, or one call. */
export interface Choice {
  /** Unique among all choices. */
  key: string
  title: string
  /** Method and path of the call; empty for a feature, which needs several calls. */
  wire: string
  needs: readonly Need[]
}

export interface ChoiceGroup {
  title: string
  choices: readonly Choice[]
}

/** All choices: features first, then every call that Spotify still offers to a new client id. */
export function choiceGroups(): ChoiceGroup[] {
  return [
    { title: 'In plain words', choices: featureIds.map(featureChoice) },
    ...Object.keys(operationGroups).map(callGroup),
  ]
}

/** The groups with the choices that a search finds. */
export function findChoices(groups: readonly ChoiceGroup[], find: string): ChoiceGroup[] {
  const words = searchWords(find)
  return groups
    .map(({ title, choices }) => ({
      title,
      choices: choices.filter((choice) => matchesAll(`${choice.title} ${choice.wire} ${title}`, words)),
    }))
    .filter(({ choices }) => choices.length > 0)
}

function featureChoice(id: (typeof featureIds)[number]): Choice {
  const { title, needs } = feature(id)
  return { key: `feature:${id}`, title, wire: '', needs }
}

function callGroup(group: string): ChoiceGroup {
  const ids = liveOperations.filter((id) => operation(id).group === group)
  const choices = ids.flatMap((id) => {
    const { title, method, path } = operation(id)
    return variantsOf(id).map(
      (variant): Choice => ({
        key: variant.key,
        title: variant.words ? `${title}: ${variant.words}` : title,
        wire: `${method} ${path}`,
        needs: [[variant]],
      }),
    )
  })
  return { title: operationGroups[group as OperationGroup], choices }
}

/** A call with one of the facts that decide its scope: a private playlist, a public playlist, songs, artists. */
interface CallVariant extends Call {
  /** Unique among all variants. */
  key: string
  /** The fact in words; empty where no fact decides the scope. */
  words: string
}

export function variantsOf(id: OperationId): CallVariant[] {
  const cases = [...sides(operation(id).requirement), ...kinds(operation(id).requirement)]
  if (cases.length === 0) return [{ key: id, operation: id, words: '' }]
  return cases.map(({ words, facts }) => ({ key: `${id}:${words}`, operation: id, words, facts }))
}

interface Case {
  words: string
  facts: CallFacts
}

function sides({ kind, visibility }: Requirement): Case[] {
  if (!visibility) return []
  return (['private', 'public'] as const).map((side) =>
    kind === 'by-request'
      ? { words: `a ${side} one`, facts: { requestedVisibility: side } }
      : { words: `of ${side} playlists`, facts: { visibility: side } },
  )
}

function kinds(requirement: Requirement): Case[] {
  const scopes = new Set(Object.values(requirement.uriTypes ?? {}))
  return [...scopes].map((scope) => {
    const uriTypes = uriTypesOf(scope, requirement)
    return { words: uriTypeWords(uriTypes), facts: { uriTypes } }
  })
}
