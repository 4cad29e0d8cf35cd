import ts from 'typescript'

/**
 * Makes `done` final inside `try`: every `catch` begins by asking `guard`, which throws on once `done` was called,
 * and every `finally` runs only if it was not. Everything is inserted without new lines, so line numbers stay.
 */
export function keepEnded(body: string, guard: string): string {
  const file = ts.createSourceFile('equation.js', body, ts.ScriptTarget.ES2023, false, ts.ScriptKind.JS)
  const insertions: { at: number; text: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTryStatement(node)) {
      if (node.catchClause) insertions.push({ at: node.catchClause.block.getStart(file) + 1, text: `${guard}();` })
      if (node.finallyBlock) {
        insertions.push({ at: node.finallyBlock.getStart(file) + 1, text: `if(${guard}(true)){` })
        insertions.push({ at: node.finallyBlock.end - 1, text: '}' })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  insertions.sort((one, other) => other.at - one.at)
  return insertions.reduce((text, { at, text: extra }) => text.slice(0, at) + extra + text.slice(at), body)
}
