import { sentenceOf } from '../words/refusals.ts'
import { Notice } from './Notice.tsx'

/** Why something was not done, in its place; nothing when all is well. */
export function Refusal({ error }: { error: Error | null }) {
  return error === null ? null : <Notice tone="refused">{sentenceOf(error)}</Notice>
}
