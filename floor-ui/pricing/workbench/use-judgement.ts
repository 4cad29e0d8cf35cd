import { useEffect, useState } from 'react'
import { equationEndpoints } from '#api/contract/equations.ts'
import { call } from '../../server/call.ts'
import type { Judgement } from '../editor/EquationEditor.tsx'
import type { EquationOwner } from '../owners.ts'
import { type Equation, whose } from '../pricing-data.ts'

const pauseMs = 450

/**
 * What the shop's check says of the text, as soon as one stops typing: the same check that saving and publishing ask.
 * A saved text brings its answer along.
 */
export function useJudgement(owner: EquationOwner, text: string, saved: Equation | null, asks: boolean) {
  const [judgement, setJudgement] = useState<Judgement | null>(null)
  const known = saved && saved.source === text ? saved.diagnostics : null
  const { scope, ownerId } = owner
  useEffect(() => {
    if (known) {
      setJudgement({ text, remarks: known })
      return
    }
    if (!asks || text.trim() === '') return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const body = { ...whose({ scope, ownerId }), source: text }
        const { diagnostics } = await call(equationEndpoints.check, { body, signal: stop.signal })
        setJudgement({ text, remarks: diagnostics })
      } catch (problem) {
        // Saving asks again and says what is wrong; until then the compiler in the browser underlines.
        if (!stop.signal.aborted) console.warn('The check did not answer.', problem)
      }
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [scope, ownerId, text, known, asks])
  return judgement
}
