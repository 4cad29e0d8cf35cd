import {
  idleWedge,
  type Keystroke,
  readingOf,
  silenceOf,
  usualWedge,
  type WedgeScan,
  type WedgeSettings,
  type WedgeStep,
  wedgeKey,
  wedgeSilence,
} from '#domain/wedge/wedge.ts'
import { type FieldMemory, giveBackTo, rememberField, takesCharacters } from './field-memory.ts'

export interface WedgeListener {
  /** A scan, already in the reading that is one of our codes where one is. */
  onScan: (code: string, scan: WedgeScan) => void
  /** Characters that a person typed, known after the pause that tells them from a scanner's. */
  onTyped?: (text: string) => void
  /** Every key as it came and what was made of it, for the scan doctor. */
  onKey?: (stroke: Keystroke, step: WedgeStep) => void
  settings?: WedgeSettings
}

/**
 * Hears scanners that type, anywhere on the page: it needs no focused field and spoils none. Keys of a scan are kept from the
 * page as soon as the scan is recognised, and what its first keys did to the focused field is undone. Gives the way to stop.
 */
export function listenForScans(listener: WedgeListener): () => void {
  const settings = listener.settings ?? usualWedge
  let state = idleWedge
  let memory: FieldMemory | null = null
  let timer = 0

  const carryOut = (step: WedgeStep) => {
    state = step.state
    if (step.giveBack !== '') giveBackTo(document.activeElement, step.giveBack)
    if (step.typed !== '') listener.onTyped?.(step.typed)
    if (step.takeBack) memory?.restore(settings.lengthMin - 1)
    if (step.scan !== null) listener.onScan(readingOf(step.scan), step.scan)
  }

  const waitForSilence = () => {
    window.clearTimeout(timer)
    const last = state.keys.at(-1)
    if (last === undefined) return
    timer = window.setTimeout(
      () => {
        carryOut(wedgeSilence(state, performance.now(), settings))
        waitForSilence()
      },
      Math.max(0, last.at + silenceOf(state, settings) - performance.now()) + 1,
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const stroke = strokeOf(event)
    const step = wedgeKey(state, stroke, settings)
    carryOut(step)
    // The field is remembered before the first key of a possible scan reaches it.
    if (state.keys.length === 1 && !step.takeBack) memory = rememberField(document.activeElement)
    if (step.swallow) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    listener.onKey?.(stroke, step)
    waitForSilence()
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    window.clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

function strokeOf(event: KeyboardEvent): Keystroke {
  return {
    key: event.key,
    code: event.code,
    // The time of the key itself: it stays right when the page is busy.
    at: event.timeStamp,
    shift: event.shiftKey,
    chord: event.ctrlKey || event.altKey || event.metaKey,
    repeat: event.repeat,
    intoField: takesCharacters(document.activeElement),
  }
}
