import type { Explained } from './ExplainPage.tsx'

type Equation = Explained['order']['equation']

/** "Chamber rate 14.80, version 2, live"; null where no equation was asked. */
export function equationWords(equation: Equation): string | null {
  if (equation === null) return null
  const { name, version, state } = equation
  // It was a text that was only tried, or its version is gone.
  if (name === null || version === null) return 'a text that was only tried'
  return [
    name,
    `version ${version}`,
    state === 'live' ? 'live' : state === 'draft' ? 'a draft' : 'no longer live',
  ].join(', ')
}
