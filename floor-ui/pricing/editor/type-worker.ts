import { createSystem, createVirtualTypeScriptEnvironment, type VirtualTypeScriptEnvironment } from '@typescript/vfs'
import { createWorker } from '@valtown/codemirror-ts/worker'
import { expose } from 'comlink'
import ts from 'typescript'
import { contractPath, equationPath, type Offer, type TypeWorker } from './type-paths.ts'

/* The language's own library, without anything of a browser; bundled, never fetched from elsewhere. */
const libraries = import.meta.glob<string>(
  '../../../node_modules/typescript/lib/lib.{es5,es20??,es20??.!(full),decorators,decorators.legacy}.d.ts',
  { query: '?raw', import: 'default', eager: true },
)

let environment: VirtualTypeScriptEnvironment | undefined

/** Strict, as the shop's own check reads first: everything it may remark on shows while one types. */
function begin(): VirtualTypeScriptEnvironment {
  const files = new Map(
    Object.entries(libraries).map(([path, text]) => [`/${path.slice(path.lastIndexOf('/') + 1)}`, text]),
  )
  files.set(contractPath, '\n')
  files.set(equationPath, '\n')
  environment = createVirtualTypeScriptEnvironment(createSystem(files), [contractPath, equationPath], ts, {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2023.d.ts'],
    types: [],
  })
  return environment
}

const usual = new Set([
  'Math',
  'Number',
  'Object',
  'Array',
  'String',
  'Boolean',
  'Set',
  'Map',
  'JSON',
  'Infinity',
  'NaN',
])

/** What could stand at a place: the contract's names, one's own, fields; of the language only what equations use. */
function offers(position: number): Offer[] {
  const service = environment?.languageService
  const found = service?.getCompletionsAtPosition(equationPath, position, {})
  if (!service || !found) return []
  const ours = contractNames()
  return found.entries
    .filter(({ name, sortText, kind }) => {
      if (kind === ts.ScriptElementKind.warning) return false
      return sortText < '15' || ours.has(name) || usual.has(name)
    })
    .map(({ name, kind, sortText }) => ({ name, kind: String(kind), own: sortText < '15' || ours.has(name) }))
}

function contractNames(): Set<string> {
  const text = environment?.getSourceFile(contractPath)?.text ?? ''
  return new Set([...text.matchAll(/^declare (?:const|function) (\w+)/gmu)].map((match) => match[1] ?? ''))
}

/** The type of an offered name and what the contract says about it. */
function about(position: number, name: string): { type: string; words: string } | null {
  const details = environment?.languageService.getCompletionEntryDetails(
    equationPath,
    position,
    name,
    undefined,
    undefined,
    undefined,
    undefined,
  )
  if (!details) return null
  return { type: ts.displayPartsToString(details.displayParts), words: ts.displayPartsToString(details.documentation) }
}

expose({ ...createWorker(begin), offers, about } satisfies TypeWorker)
