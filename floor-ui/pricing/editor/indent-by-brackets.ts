import { indentService } from '@codemirror/language'

const unit = 2

/**
 * As deep as the line before, one step more behind an open bracket, one less before a closing one. Equations are written
 * without semicolons, where a grammar would take the next line for the rest of this one.
 */
export const indentByBrackets = indentService.of((context, position) => {
  const { text } = context.lineAt(position)
  const closes = /^\s*[)\]}]/u.test(text)
  for (let at = context.lineAt(position).from - 1; at >= 0; ) {
    const before = context.state.doc.lineAt(at)
    const said = before.text.replace(/\/\/.*$/u, '').trimEnd()
    if (said !== '') {
      const depth = said.length - said.trimStart().length
      return Math.max(0, depth + (/[([{]$/u.test(said) ? unit : 0) - (closes ? unit : 0))
    }
    at = before.from - 1
  }
  return 0
})
