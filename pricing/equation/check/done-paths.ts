import ts from 'typescript'
import { unwrapped } from './unwrapped.ts'

/**
 * Whether an equation can come to its end without `done`. It follows the statements as they are written (a condition
 * may always go both ways), and into functions of the equation's own that always call `done` themselves.
 */
export function mayEndWithoutDone(equation: ts.SourceFile): boolean {
  const always = functionsThatAlwaysEnd(equation)
  const paths = new Paths(always)
  return paths.canPass(equation.statements) || paths.returns
}

type Body = ts.ConciseBody | undefined

/** Repeated until nothing changes, since one such function may lean on another. */
function functionsThatAlwaysEnd(equation: ts.SourceFile): Set<string> {
  const bodies = new Map<string, Body>()
  const collect = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) bodies.set(node.name.text, node.body)
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isFunction(node.initializer)) {
      bodies.set(node.name.text, node.initializer.body)
    }
    ts.forEachChild(node, collect)
  }
  collect(equation)
  const always = new Set(['done'])
  for (let grown = true; grown; ) {
    grown = false
    for (const [name, body] of bodies) {
      if (always.has(name) || body === undefined || !endsAlways(body, always)) continue
      always.add(name)
      grown = true
    }
  }
  return always
}

function endsAlways(body: ts.ConciseBody, always: Set<string>): boolean {
  const paths = new Paths(always)
  if (!ts.isBlock(body)) return paths.ends(body)
  return !paths.canPass(body.statements) && !paths.returns
}

/** Reads statements for the ways through them on which none of the `always` functions is called. */
class Paths {
  /** True once a `return` was met that can be reached without an ending. */
  returns = false
  readonly #always: Set<string>

  constructor(always: Set<string>) {
    this.#always = always
  }

  canPass(statements: readonly ts.Statement[]): boolean {
    return statements.every((statement) => this.#passes(statement))
  }

  #passes(statement: ts.Statement): boolean {
    if (ts.isBlock(statement)) return this.canPass(statement.statements)
    if (ts.isExpressionStatement(statement)) return !this.ends(statement.expression)
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.every((each) => !each.initializer || !this.ends(each.initializer))
    }
    if (ts.isIfStatement(statement)) {
      if (this.ends(statement.expression)) return false
      const then = this.#passes(statement.thenStatement)
      const otherwise = statement.elseStatement === undefined || this.#passes(statement.elseStatement)
      return then || otherwise
    }
    if (ts.isReturnStatement(statement)) {
      if (!statement.expression || !this.ends(statement.expression)) this.returns = true
      return false
    }
    if (ts.isThrowStatement(statement)) return false
    if (ts.isLabeledStatement(statement)) return this.#passes(statement.statement)
    if (ts.isTryStatement(statement)) return this.#passesTry(statement)
    if (ts.isSwitchStatement(statement)) return this.#passesSwitch(statement)
    return this.#passesLoop(statement)
  }

  #passesTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement): boolean {
    const tried = this.#passes(tryBlock)
    const caught = catchClause !== undefined && this.#passes(catchClause.block)
    const afterwards = finallyBlock === undefined || this.#passes(finallyBlock)
    return (tried || caught) && afterwards
  }

  #passesSwitch({ expression, caseBlock }: ts.SwitchStatement): boolean {
    if (this.ends(expression)) return false
    const clauses = caseBlock.clauses
    const leaves = clauses.some((clause) => this.canPass(clause.statements) && leavesLoop(clause))
    const last = clauses.at(-1)
    return leaves || !clauses.some(ts.isDefaultClause) || last === undefined || this.canPass(last.statements)
  }

  #passesLoop(statement: ts.Statement): boolean {
    if (ts.isDoStatement(statement)) {
      const passes = this.#passes(statement.statement)
      return passes || leavesLoop(statement.statement)
    }
    if (!ts.isIterationStatement(statement, false)) return true
    this.#passes(statement.statement)
    const forEver =
      (ts.isWhileStatement(statement) && statement.expression.kind === ts.SyntaxKind.TrueKeyword) ||
      (ts.isForStatement(statement) && statement.condition === undefined)
    return !forEver || leavesLoop(statement.statement)
  }

  /** Whether evaluating the expression always comes to an ending. */
  ends(expression: ts.Expression): boolean {
    const node = unwrapped(expression)
    if (ts.isCallExpression(node)) {
      if (ts.isIdentifier(node.expression) && this.#always.has(node.expression.text)) return true
      const callee = unwrapped(node.expression)
      if (isFunction(callee) && callee.body && endsAlways(callee.body, this.#always)) return true
      return node.arguments.some((each) => this.ends(each))
    }
    if (ts.isConditionalExpression(node)) {
      return this.ends(node.condition) || (this.ends(node.whenTrue) && this.ends(node.whenFalse))
    }
    if (ts.isBinaryExpression(node)) {
      const shortens =
        node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
        node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
      return this.ends(node.left) || (!shortens && this.ends(node.right))
    }
    return (ts.isVoidExpression(node) || ts.isPrefixUnaryExpression(node)) && this.ends(operandOf(node))
  }
}

function operandOf(node: ts.VoidExpression | ts.PrefixUnaryExpression): ts.Expression {
  return ts.isVoidExpression(node) ? node.expression : node.operand
}

/** Whether a `break` inside can leave the loop or switch around it. */
function leavesLoop(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return true
  if (isFunction(node) || ts.isFunctionDeclaration(node)) return false
  return ts.forEachChild(node, leavesLoop) ?? false
}

function isFunction(node: ts.Node | undefined): node is ts.ArrowFunction | ts.FunctionExpression {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
}
