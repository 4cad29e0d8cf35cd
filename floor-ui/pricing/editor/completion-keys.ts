import { acceptCompletion, closeCompletion, completionKeymap, selectedCompletion } from '@codemirror/autocomplete'
import type { EditorView, KeyBinding } from '@codemirror/view'

/** Enter takes an offered name, but ends the line where that name already stands: nobody loses a line break to the list. */
export const completionKeys: readonly KeyBinding[] = [
  ...completionKeymap.filter(({ key }) => key !== 'Enter'),
  { key: 'Enter', run: takeUnlessTyped },
]

function takeUnlessTyped(view: EditorView): boolean {
  const offered = selectedCompletion(view.state)
  const word = view.state.wordAt(view.state.selection.main.head)
  if (offered && word && view.state.sliceDoc(word.from, word.to) === offered.label) {
    closeCompletion(view)
    return false
  }
  return acceptCompletion(view)
}
