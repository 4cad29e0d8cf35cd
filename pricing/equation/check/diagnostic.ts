/** One remark on an equation, in words for the person who wrote it. Lines and columns are counted from 1. */
export interface EquationDiagnostic {
  line: number
  column: number
  /** Only errors stop an equation from being saved as runnable. */
  severity: 'error' | 'warning'
  message: string
}

export function hasErrors(diagnostics: readonly EquationDiagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === 'error')
}
