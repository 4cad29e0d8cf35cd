import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { roleFolders, root, type SourceFile, sourceFiles } from '#tests/support/source-files.ts'

// Style that matters is a failing test. Every message says where, and what to do instead.

const FILE_LINES_MAX = 400
const FUNCTION_LINES_MAX = 60
/** A component says its markup in one piece: the formatter gives every attribute a line. */
const COMPONENT_LINES_MAX = 90

const files = sourceFiles()
const inFolders = (...folders: string[]) =>
  files.filter((file) => folders.some((each) => file.path.startsWith(`${each}/`)))

/** Where a pattern stands in the code, comments left out, as "path:line: text". */
function findings(among: SourceFile[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const code = line.replace(/^\s*(\/\/|\*|\/\*).*$/, '')
      return pattern.test(code) ? [`${file.path}:${index + 1}: ${line.trim()}`] : []
    }),
  )
}

test(`a file holds one idea: at most ${FILE_LINES_MAX} lines`, () => {
  const long = files
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
    .filter((file) => file.lines > FILE_LINES_MAX)
  expect(long).toEqual([])
})

test(`a function fits on a screen: at most ${FUNCTION_LINES_MAX} lines, a component ${COMPONENT_LINES_MAX}`, () => {
  const long = files.filter((file) => !file.path.startsWith('tests/')).flatMap(longFunctions)
  expect(long).toEqual([])
})

function longFunctions(file: SourceFile): string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line
      const lines = last - first + 1
      const most = file.path.endsWith('.tsx') ? COMPONENT_LINES_MAX : FUNCTION_LINES_MAX
      if (lines > most) found.push(`${file.path}:${first + 1}: ${lines} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('rules and paper read no clock and roll no dice: the time is given to them', () => {
  expect(findings(inFolders('domain', 'labels'), /new Date\(\)|Date\.now\(|performance\.now\(|Math\.random\(/)).toEqual(
    [],
  )
})

test('pieces and money are rounded in domain/units and nowhere else among the rules', () => {
  const rules = inFolders('domain', 'commands', 'db', 'api', 'jobs').filter(
    (file) => !(file.path.startsWith('domain/units/') || file.path.startsWith('db/embedded/')),
  )
  expect(findings(rules, /Math\.round\(|\.toFixed\(|parseFloat\(/)).toEqual([])
})

describe('words that have a better one', () => {
  const banned: [RegExp, string][] = [
    [/\b(qty|Qty)\b|\b[a-z]+Qty\b/, 'quantity'],
    [/\b(wo|WO)(Id|Number|No)\b/, 'workOrder…'],
    [/\b(op|ops)(Id|Name)\b/, 'operation…'],
    [/\btraveler\b/i, 'traveller'],
    [/\b(TODO|FIXME|XXX|HACK)\b/, 'finish it, or write it into the issue'],
    [/@ts-(ignore|nocheck)|\bas any\b/, 'a type that is true'],
  ]
  test.each(banned)('%s → %s', (pattern, instead) => {
    // This file names what it bans.
    const others = files.filter((file) => file.path !== 'tests/rules/tidy.test.ts')
    expect(findings(others, pattern), `write instead: ${instead}`).toEqual([])
  })

  test('no file is named for what it is not: utils, helpers, manager, misc, common', () => {
    const vague = files.filter((file) =>
      /(^|[-.])(utils?|helpers?|manager|misc|common)([-.]|$)/.test(basename(file.path)),
    )
    expect(vague.map((file) => file.path)).toEqual([])
  })
})

test('no test is left out, and none runs alone', () => {
  const tests = files.filter((file) => file.path !== 'tests/rules/tidy.test.ts' && file.path.endsWith('.test.ts'))
  expect(findings(tests, /\b(test|it|describe)\.(only|skip|todo)\(|expect\(true\)/)).toEqual([])
})

test('files are named in kebab-case, components in PascalCase', () => {
  const odd = files.filter((file) => {
    const name = basename(file.path).replace(/(\.test|\.config)?\.tsx?$/, '')
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return false
    return !(file.path.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]+$/.test(name))
  })
  expect(odd.map((file) => file.path)).toEqual([])
})

describe('the README of a folder names what is in it', () => {
  test.each(roleFolders)('%s', (folder) => {
    const readme = join(root, folder, 'README.md')
    expect(existsSync(readme), `${folder}/README.md`).toBe(true)
    const text = readFileSync(readme, 'utf8')
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => !(entry.name === 'README.md' || entry.name === 'dist' || entry.name.startsWith('.')))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    expect(entries.filter((entry) => !text.includes(`\`${entry}\``))).toEqual([])
    const named = [...text.matchAll(/^[-|*]\s*`([A-Za-z0-9.-]+\/?)`/gm)].map((match) => match[1])
    expect(named.filter((name) => name && !entries.includes(name))).toEqual([])
  })
})
