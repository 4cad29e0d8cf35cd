import { Refused } from '../server/call.ts'
import { Notice } from '../ui/Notice.tsx'

/** Why something was not done, in its place; nothing when all is well. */
export function Refusal({ error }: { error: Error | null }) {
  if (error === null) return null
  const sentence = error instanceof Refused ? error.problem.detail : error.message
  return <Notice tone="refused">{sentence}</Notice>
}
