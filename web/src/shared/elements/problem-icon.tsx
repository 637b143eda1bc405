import {
  Ban,
  Gem,
  Hourglass,
  KeyRound,
  type LucideIcon,
  ShieldAlert,
  ShieldQuestionMark,
  UserLock,
  UserRoundX,
} from 'lucide-react'
import type { ScreenProblem, ScreenProblemCode } from '../problem.ts'

/** A 403 has many causes; each has its own icon. */
const shapes: Partial<Record<ScreenProblemCode, LucideIcon>> = {
  'insufficient-scope': KeyRound,
  'premium-required': Gem,
  'not-allowlisted': UserRoundX,
  'not-owner': UserLock,
  'operation-removed': Ban,
  forbidden: ShieldQuestionMark,
}

function shapeOf({ code, status, retryAfter }: ScreenProblem): LucideIcon {
  if (retryAfter !== undefined || status === 429) return Hourglass
  if (status === 401) return KeyRound
  return shapes[code] ?? ShieldAlert
}

export default function ProblemIcon({ problem }: { problem: ScreenProblem }) {
  const Shape = shapeOf(problem)
  return <Shape size={14} aria-hidden />
}
