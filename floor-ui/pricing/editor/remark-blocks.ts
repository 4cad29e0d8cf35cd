import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { type Fix, fixOf, type Remark, wordAt } from './remark.ts'

/** What the shop's check says about the text as it stands now. */
const told = StateEffect.define<readonly Remark[]>()

/** More than these stand in the list below the editor only: the equation must stay readable. */
const mostBlocks = 3

/** Errors stand below their line with the mend as a button; they move with the text until the next answer. */
export const remarkBlocks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(blocks, transaction) {
    const effect = transaction.effects.find((each) => each.is(told))
    return effect ? draw(transaction.state, effect.value) : blocks.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Shows the check's answer: underlined words, blocks below the lines of errors. */
export function showRemarks(view: EditorView, remarks: readonly Remark[]): void {
  const text = view.state.doc.toString()
  const underlined = remarks.map((remark): Diagnostic => {
    const { from, to } = wordAt(text, remark)
    return { from, to, severity: remark.severity, message: remark.message }
  })
  view.dispatch(setDiagnostics(view.state, underlined))
  view.dispatch({ effects: told.of(remarks) })
}

function draw(state: EditorState, remarks: readonly Remark[]): DecorationSet {
  const text = state.doc.toString()
  const errors = remarks.filter((each) => each.severity === 'error' && each.line <= state.doc.lines)
  const lines = new Set(errors.map((each) => each.line))
  const marked = [...lines].map((line) => Decoration.line({ class: 'cm-errorLine' }).range(state.doc.line(line).from))
  const blocks = errors.slice(0, mostBlocks).map((remark) => {
    const widget = new RemarkWidget(remark, fixOf(text, remark))
    return Decoration.widget({ widget, block: true, side: 1 }).range(state.doc.line(remark.line).to)
  })
  return Decoration.set([...marked, ...blocks], true)
}

class RemarkWidget extends WidgetType {
  readonly remark: Remark
  readonly fix: Fix | null
  constructor(remark: Remark, fix: Fix | null) {
    super()
    this.remark = remark
    this.fix = fix
  }
  override eq(other: RemarkWidget): boolean {
    return JSON.stringify([this.remark, this.fix]) === JSON.stringify([other.remark, other.fix])
  }
  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('div')
    box.className = 'cm-remark'
    const words = document.createElement('span')
    words.append(...wordsOf(this.remark.message))
    const place = document.createElement('small')
    place.textContent = `line ${this.remark.line}, column ${this.remark.column}`
    box.append(words)
    const { fix } = this
    if (fix) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = 'Fix'
      button.title = `Write ${fix.insert}`
      button.onclick = () => {
        view.dispatch({ changes: fix, userEvent: 'input.fix' })
        view.focus()
      }
      box.append(button)
    }
    box.append(place)
    return box
  }
  override ignoreEvent(): boolean {
    return true
  }
}

/** The fact bold, the rest plain, pieces of code in the mono face. */
function wordsOf(message: string): Node[] {
  const end = /[.?](?= )/u.exec(message)
  const fact = document.createElement('b')
  fact.textContent = end ? message.slice(0, end.index + 1) : message
  if (!end) return [fact]
  const rest = message.slice(end.index + 1)
  const pieces = rest.split(/([\w.]+\["[^"]*"\]|\b[a-z]\w*\([^)]*\))/u)
  return [fact, ...pieces.map((piece, index) => (index % 2 === 0 ? document.createTextNode(piece) : codeOf(piece)))]
}

function codeOf(text: string): HTMLElement {
  const code = document.createElement('code')
  code.textContent = text
  return code
}
