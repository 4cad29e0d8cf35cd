import type { PartWarning } from '../parts/manufacturability.ts'

/** The warnings that a person has to judge before the part is sold: what cannot be made so, and a volume that is a guess. */
export function whyReviewed(warnings: readonly PartWarning[]): string[] {
  return warnings
    .filter(({ code, severity }) => severity === 'stop' || code === 'open_mesh')
    .map((each) => each.sentence)
}
