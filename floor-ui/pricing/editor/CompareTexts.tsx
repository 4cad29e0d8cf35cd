import { javascript } from '@codemirror/lang-javascript'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import styles from './Editor.module.css'
import { equationLook } from './editor-theme.ts'

/** Two versions of an equation side by side, unchanged stretches folded away: the old left, the new right. */
export function CompareTexts({
  before,
  after,
}: {
  before: { name: string; text: string }
  after: { name: string; text: string }
}) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const side = ({ name, text }: { name: string; text: string }) => ({
      doc: text,
      extensions: [
        lineNumbers(),
        javascript({ typescript: true }),
        equationLook,
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
      ],
    })
    const made = new MergeView({
      a: side(before),
      b: side(after),
      parent: root,
      root,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 5 },
    })
    made.dom.style.height = '100%'
    made.dom.style.overflow = 'auto'
    return () => made.destroy()
  }, [before, after])
  return <div ref={host} className={styles.host} data-compare />
}
