import { javascript } from '@codemirror/lang-javascript'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import styles from './Editor.module.css'
import { equationLook } from './editor-theme.ts'

/** A piece of an equation to read, as high as it is long. */
export function EquationText({ text, label }: { text: string; label: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text.trimEnd(),
        extensions: [
          javascript({ typescript: true }),
          EditorView.theme({ '.cm-content': { padding: '10px 0' }, '.cm-line': { padding: '0 14px' } }),
          equationLook,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        ],
      }),
    })
    return () => view.destroy()
  }, [text, label])
  return <div ref={host} className={styles.piece} />
}
