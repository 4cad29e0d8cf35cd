/** Which equation's backtest is open, and which run of it; the newest where none is named. */
export interface BacktestSearch {
  equation?: string
  run?: string
}

export function readBacktestSearch(search: Record<string, unknown>): BacktestSearch {
  const { equation, run } = search
  return { ...(isId(equation) ? { equation } : {}), ...(isId(run) ? { run } : {}) }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/iu.test(value)
}
