import ts from 'typescript'
import { unwrapped } from './unwrapped.ts'

/** A remark of our own rules on a stretch of the source, before it gets its line and column. */
export interface Remark {
  start: number
  end: number
  severity: 'error' | 'warning'
  message: string
}

const noClock = 'An equation cannot read the clock or use dates: the same part must cost the same tomorrow.'
const noCode = 'An equation cannot make code from text. Write the calculation out.'
const notHere = 'is not available to equations, which only calculate from what they are given.'

/** Built-ins of the language that the sandbox does not have. */
const refusedBuiltIns: Record<string, string> = {
  Date: noClock,
  Intl: `Intl ${notHere}`,
  eval: noCode,
  Function: noCode,
  WebAssembly: `WebAssembly ${notHere}`,
  SharedArrayBuffer: `SharedArrayBuffer ${notHere}`,
  Atomics: `Atomics ${notHere}`,
  WeakRef: `WeakRef ${notHere}`,
  FinalizationRegistry: `FinalizationRegistry ${notHere}`,
}

const waiting = 'An equation runs straight through and cannot wait: take away "await" and "async".'
const alone =
  'An equation stands alone: it cannot import or export anything. Everything it may use (done, variable, createBands, …) is there without an import.'

/** What the types cannot say: rules of the sandbox, and habits that lead to wrong prices. */
export function ownRules(equation: ts.SourceFile, checker: ts.TypeChecker): Remark[] {
  const remarks: Remark[] = []
  const remark = (node: ts.Node, severity: Remark['severity'], message: string): void => {
    remarks.push({ start: node.getStart(equation), end: node.getEnd(), severity, message })
  }
  const visit = (node: ts.Node): void => {
    if (isModuleSyntax(node)) {
      remark(node, 'error', alone)
      return
    }
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) remark(node, 'error', waiting)
    else if (node.kind === ts.SyntaxKind.AsyncKeyword) remark(node, 'warning', waiting)
    if (ts.isIdentifier(node) && isBuiltIn(node, checker)) {
      const refused = refusedBuiltIns[node.text]
      if (refused !== undefined) remark(node, 'error', refused)
    }
    if (ts.isPropertyAccessExpression(node)) {
      if (isMathRandom(node, checker)) {
        remark(node, 'error', 'An equation cannot use random numbers: the same part must always cost the same.')
      }
      if (isMaterialVariables(node.expression)) {
        const name = node.name.text
        remark(
          node.name,
          'warning',
          `Read material variables by their name in brackets: material.variables["${name}"].`,
        )
      }
    }
    if (ts.isCallExpression(node) && callsDone(node)) {
      const factor = quantityFactorOf(node)
      if (factor)
        remark(
          factor,
          'warning',
          'done() takes the price of ONE piece; it is multiplied by the quantity for you. Dividing a fixed cost by the quantity is right, multiplying is not.',
        )
    }
    ts.forEachChild(node, visit)
  }
  visit(equation)
  return remarks
}

function isModuleSyntax(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return true
  if (ts.isExportDeclaration(node) || ts.isExportAssignment(node)) return true
  if (node.kind === ts.SyntaxKind.ExportKeyword) return true
  if (!ts.isCallExpression(node)) return false
  const callee = node.expression
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}

/** A value of the language's own library, not a name that the equation gave to something, nor a type. */
function isBuiltIn(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const { parent } = node
  if (ts.isTypeReferenceNode(parent) || (ts.isPropertyAccessExpression(parent) && parent.name === node)) return false
  const declared = checker.getSymbolAtLocation(node)?.declarations ?? []
  return declared.some((each) => each.getSourceFile().fileName.startsWith('/lib.'))
}

function isMathRandom(node: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  const { expression, name } = node
  return (
    name.text === 'random' &&
    ts.isIdentifier(expression) &&
    expression.text === 'Math' &&
    isBuiltIn(expression, checker)
  )
}

/** `….material.variables` or `material.variables`. */
function isMaterialVariables(node: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'variables') return false
  const owner = node.expression
  if (ts.isIdentifier(owner)) return owner.text === 'material'
  return ts.isPropertyAccessExpression(owner) && owner.name.text === 'material'
}

function callsDone(node: ts.CallExpression): boolean {
  return ts.isIdentifier(node.expression) && node.expression.text === 'done'
}

/** The `… * quantity` in the price that `done` is given, also inside `round(…)` and `variable('unitPrice', …)`. */
function quantityFactorOf(call: ts.CallExpression): ts.Node | undefined {
  const [first] = call.arguments
  if (first === undefined) return undefined
  if (!ts.isObjectLiteralExpression(first)) return multiplied(first)
  const price = first.properties.find(
    (each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'price',
  )
  return price && ts.isPropertyAssignment(price) ? multiplied(price.initializer) : undefined
}

function multiplied(expression: ts.Expression): ts.Node | undefined {
  const node = unwrapped(expression)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    if (isQuantity(node.left) || isQuantity(node.right)) return node
    return multiplied(node.left)
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined
  const inner =
    node.expression.text === 'variable'
      ? node.arguments[1]
      : node.expression.text === 'round'
        ? node.arguments[0]
        : undefined
  return inner && multiplied(inner)
}

function isQuantity(expression: ts.Expression): boolean {
  const node = unwrapped(expression)
  return (
    (ts.isIdentifier(node) && node.text === 'quantity') ||
    (ts.isPropertyAccessExpression(node) && node.name.text === 'quantity')
  )
}
