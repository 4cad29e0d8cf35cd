import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { completionKeys } from './completion-keys.ts'
import styles from './Editor.module.css'
import { equationLook } from './editor-theme.ts'
import { indentByBrackets } from './indent-by-brackets.ts'
import { offsetOf, type Remark } from './remark.ts'
import { remarkBlocks, showRemarks } from './remark-blocks.ts'
import { typeHelp } from './type-help.ts'
import { holdTo, typeService } from './type-service.ts'

/** What the shop's check said of exactly this text. */
export interface Judgement {
  text: string
  remarks: readonly Remark[]
}

export interface EquationEditorProps {
  /** Another one begins a text of its own, with a history of its own. */
  identity: string
  text: string
  /** What it is, read out: "Draft 8 of MJF, PA 12". */
  label: string
  /** The declarations that the equation may lean on; null while they are on their way. */
  contract: string | null
  judgement: Judgement | null
  readOnly?: boolean
  onChange: (text: string) => void
  onSave: () => void
  onTest: () => void
  /** Where the caret is to go: a remark that was pressed elsewhere. */
  goTo: { line: number; column: number; asked: number } | null
}

/**
 * One equation, typed with help: completion, types on hover, errors as one types. It lives in a shadow root so that
 * its rules are a constructed style sheet, which the content policy allows.
 */
export function EquationEditor(props: EquationEditorProps) {
  const { identity, label, contract, judgement, readOnly = false, goTo } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const now = useRef(props)
  now.current = props

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed lives in the editor; another identity begins anew
  useEffect(() => {
    if (!host.current) return
    const made = begin(host.current, now, readOnly)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [identity, readOnly, label])

  useEffect(() => {
    if (contract !== null) void holdTo(contract)
  }, [contract])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor that begins anew is told what is known
  useEffect(() => {
    const shown = view.current
    if (shown && judgement && judgement.text === shown.state.doc.toString()) showRemarks(shown, judgement.remarks)
  }, [judgement, identity, readOnly, label])

  useEffect(() => {
    const shown = view.current
    if (!shown || !goTo) return
    const at = Math.min(shown.state.doc.length, offsetOf(shown.state.doc.toString(), goTo))
    shown.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    shown.focus()
  }, [goTo])

  return <div ref={host} className={styles.host} data-equation-editor />
}

function begin(host: HTMLElement, now: { readonly current: EquationEditorProps }, readOnly: boolean): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const help = new Compartment()
  const does = (act: () => void) => () => {
    act()
    return true
  }
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: now.current.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentByBrackets,
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        javascript({ typescript: true }),
        remarkBlocks,
        equationLook,
        help.of([]),
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': now.current.label, spellcheck: 'false', tabindex: '0' }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: does(() => now.current.onSave()) },
          { key: 'Mod-Enter', run: does(() => now.current.onTest()) },
          ...closeBracketsKeymap,
          ...completionKeys,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) now.current.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  if (!readOnly) void helped(view, help, now)
  return view
}

/** The compiler takes a second to start; one types without it until then. */
async function helped(view: EditorView, help: Compartment, now: { readonly current: EquationEditorProps }) {
  try {
    const service = await typeService()
    if (!view.dom.isConnected) return
    const isJudged = () => now.current.judgement?.text === view.state.doc.toString()
    view.dispatch({ effects: help.reconfigure(typeHelp(service, isJudged)) })
  } catch (problem) {
    console.warn('The editor offers no names: its compiler did not start. Equations are checked all the same.', problem)
  }
}
