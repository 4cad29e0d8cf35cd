import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { scanEndpoints } from '#api/contract/scans.ts'
import { printedCode } from '#domain/codes/carrier-code.ts'
import { allGood } from '#domain/station/entry.ts'
import { call } from '../server/call.ts'
import { ownNo } from './answers.ts'
import { type Meaning, stripAfter } from './applied.ts'
import { wordsOfLast } from './station-words.ts'
import { untilAnswered } from './until-answered.ts'
import { askMeaning } from './use-meaning.ts'
import type { LastReport, StationState } from './use-station-state.ts'

interface WhatToUndo {
  movementId: string
  number: string
  step: string | null
  /** "38 good, 2 scrap" */
  words: string
}

/** Takes back all that one report made, and opens the work order again where nothing else lies open. */
export function useUndo(state: StationState) {
  const client = useQueryClient()
  const leaving = useRef(new AbortController())
  useEffect(() => {
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [])

  const undo = async ({ movementId, number, step, words }: WhatToUndo) => {
    state.setAnswer(null)
    state.setLooking('undo')
    const body = { commandId: uuidv7(), wholeCommand: true }
    try {
      const told = await untilAnswered(
        () => call(scanEndpoints.reverse, { params: { id: movementId }, body }),
        leaving.current.signal,
        () => undefined,
      )
      const code = step === null ? null : printedCode({ kind: 'work_order', number, step })
      const question = code === null ? null : { ...askMeaning(code, state.station.code), staleTime: 0, retry: 1 }
      // It is undone; not knowing where the pieces stand now does not change that.
      const known = question === null ? null : await client.fetchQuery(question).catch(() => null)
      state.say({
        kind: 'applied',
        applied: {
          number,
          partName: known?.workOrder?.part.name ?? '',
          title: 'Undone',
          also: [],
          strip: stripAfter(told, known, step),
          note: `${words} is undone. The pieces are back.`,
          stillHere: 0,
          movementId: null,
        },
      })
      if (state.panel === null && known !== null) openAgain(known, state)
    } catch (error) {
      if (!leaving.current.signal.aborted) state.sayNo(error, { number })
    } finally {
      state.setLooking(null)
    }
  }

  const undoLast = (last: LastReport | null | undefined) => {
    const movementId = last?.movementIds[0]
    if (last?.canUndo && movementId !== undefined) {
      const { workOrder, step } = last
      return void undo({ movementId, number: workOrder.number, step, words: wordsOfLast(last) })
    }
    const next = 'Ask a planner to undo what was reported before.'
    return state.sayOwn(ownNo({ title: 'Nothing to undo', fact: 'You have no report here to undo.', next }))
  }

  return { undo, undoLast }
}

function openAgain({ workOrder, step, here, refusal }: Meaning, { setPanel }: StationState) {
  if (!workOrder || step === null || here === null || refusal) return
  const { number } = workOrder
  setPanel({ code: printedCode({ kind: 'work_order', number, step }), number, step, ...here, entry: allGood })
}
