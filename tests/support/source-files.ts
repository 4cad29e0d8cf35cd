import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** The folders that hold the product and its tests. */
export const roleFolders = [
  'domain',
  'pricing',
  'geometry',
  'db',
  'labels',
  'commands',
  'api',
  'jobs',
  'floor-ui',
  'bin',
  'tests',
] as const

const GENERATED = new Set(['db/tables.ts', 'api/contract/openapi.json'])

export type SourceFile = { path: string; text: string }

/** Every hand-written source file of the folders, with its path from the root. */
export function sourceFiles(folders: readonly string[] = roleFolders, endings = ['.ts', '.tsx']): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter(
      (path) => endings.some((ending) => path.endsWith(ending)) && !GENERATED.has(path) && !path.endsWith('.d.ts'),
    )
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return [path]
    return ['dist', 'node_modules', 'fixtures'].includes(entry.name) ? [] : walk(path)
  })
}
