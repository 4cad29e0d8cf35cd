import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { setDiagnostics } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { ViewPlugin } from '@codemirror/view'
import { tsFacetWorker, tsHoverWorker } from '@valtown/codemirror-ts'
import { equationPath } from './type-paths.ts'
import { type TypeService, tellText } from './type-service.ts'

/** `return` may stand at the top, and what nobody uses is nobody's business: the shop's check says the same. */
const ignored = [1108, 1375, 1378, 2307, 6133, 6192, 6196, 6198, 7027, 7028]
const pauseMs = 220

/** Completion, hover and instant squiggles from the compiler in the worker. */
export function typeHelp(service: TypeService, isJudged: () => boolean): Extension {
  return [
    tsFacetWorker.of({ worker: service, path: equationPath }),
    autocompletion({ override: [(context) => complete(service, context)], icons: false, defaultKeymap: false }),
    tsHoverWorker({
      renderTooltip: ({ quickInfo }) => ({ dom: wordsOf(quickInfo?.displayParts, quickInfo?.documentation) }),
    }),
    instantLint(service, isJudged),
  ]
}

type Parts = readonly { text: string }[] | undefined

function wordsOf(type: Parts, documentation: Parts): HTMLElement {
  return typeWords(
    (type ?? []).map((each) => each.text).join(''),
    (documentation ?? []).map((each) => each.text).join(''),
  )
}

function typeWords(type: string, said: string): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-typeWords cm-typeHover'
  const code = document.createElement('code')
  code.textContent = type
  box.append(code)
  if (said) {
    const words = document.createElement('p')
    words.textContent = said
    box.append(words)
  }
  return box
}

async function complete(service: TypeService, context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]*/u)
  const from = word?.from ?? context.pos
  const before = context.state.sliceDoc(Math.max(0, from - 1), from)
  if (from === context.pos && !context.explicit && !/[.["'`]/u.test(before)) return null
  await tellText(context.state.doc.toString())
  const offers = await service.offers(context.pos)
  const options = offers.map(
    ({ name, own }): Completion => ({
      label: name,
      boost: own ? 1 : 0,
      info: async () => {
        const about = await service.about(context.pos, name)
        return about ? typeWords(about.type, about.words) : null
      },
    }),
  )
  return options.length === 0 ? null : { from, options, validFor: /^[\w$]*$/u }
}

/** Underlines what the compiler finds, until the shop's check has read the same text and says it in our words. */
function instantLint(service: TypeService, isJudged: () => boolean): Extension {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = async () => {
      const { doc } = view.state
      await tellText(doc.toString())
      const found = await service.getLints({ path: equationPath, diagnosticCodesToIgnore: ignored })
      if (gone || view.state.doc !== doc || isJudged()) return
      const end = doc.length
      const inside = found.map((each) => ({ ...each, from: Math.min(each.from, end), to: Math.min(each.to, end) }))
      view.dispatch(setDiagnostics(view.state, inside))
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), pauseMs)
    }
    soon()
    return {
      update: (update) => {
        if (update.docChanged) soon()
      },
      destroy: () => {
        gone = true
        clearTimeout(timer)
      },
    }
  })
}
