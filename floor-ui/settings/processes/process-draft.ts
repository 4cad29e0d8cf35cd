import type { Material, Process } from './process-data.ts'

/** A variable of the schema as it is being written; `key` stays what it was called when the draft began. */
export interface VariableRow {
  key: string
  name: string
  unit: string
  description: string
}

/** Columns of the grid beside the variables. */
export const warnColumn = '#warn'
export const limitColumn = '#limit'

/** Only what was typed: material, then column. */
export type Cells = Record<string, Record<string, number | null>>

export interface Sides {
  length: number | null
  width: number | null
  height: number | null
}

const namePattern = /^[A-Za-z_]\w{0,59}$/u

export function rowsOf(process: Process): VariableRow[] {
  return process.materialVariables.map(({ name, unit, description }) => ({
    key: name,
    name,
    unit: unit ?? '',
    description: description ?? '',
  }))
}

/** What a cell shows: what was typed, else what is saved. */
export function cellOf(material: Material, column: string, cells: Cells): number | null {
  const typed = cells[material.id]
  if (typed && column in typed) return typed[column] ?? null
  return savedCell(material, column)
}

export function savedCell(material: Material, column: string): number | null {
  if (column === warnColumn) return material.wallThicknessWarning
  if (column === limitColumn) return material.wallThicknessLimit
  return material.variables[column] ?? null
}

/** The cells with one more value; one that is as saved is no change. */
export function withCell(cells: Cells, material: Material, column: string, value: number | null): Cells {
  const { [column]: _before, ...others } = cells[material.id] ?? {}
  const own = value === savedCell(material, column) ? others : { ...others, [column]: value }
  const { [material.id]: _all, ...rest } = cells
  return Object.keys(own).length === 0 ? rest : { ...rest, [material.id]: own }
}

/** What must be sent for a material so that it has exactly the schema's variables; null where nothing differs. */
export function materialChange(material: Material, rows: readonly VariableRow[], cells: Cells) {
  const variables = Object.fromEntries(rows.map((row) => [row.name, cellOf(material, row.key, cells)] as const))
  const typed = cells[material.id] ?? {}
  const sameNames =
    rows.length === Object.keys(material.variables).length && rows.every(({ name }) => name in material.variables)
  const sameValues = sameNames && rows.every(({ name }) => material.variables[name] === variables[name])
  if (sameValues && !(warnColumn in typed) && !(limitColumn in typed)) return null
  return {
    ...(sameValues ? {} : { variables: variables as Record<string, number> }),
    ...(warnColumn in typed ? { wallThicknessWarning: typed[warnColumn] ?? null } : {}),
    ...(limitColumn in typed ? { wallThicknessLimit: typed[limitColumn] ?? null } : {}),
  }
}

/** Why it cannot be saved, in a sentence that says what to do. */
export function blockerOf(
  name: string,
  box: Sides,
  rows: readonly VariableRow[],
  materials: readonly Material[],
  cells: Cells,
): string | null {
  if (name.trim() === '') return 'A process needs a name.'
  const sides = [box.length, box.width, box.height]
  if (sides.some((side) => side === null) && sides.some((side) => side !== null))
    return 'The largest part needs all three sides, or none.'
  if (sides.some((side) => side !== null && side <= 0)) return 'A side of the largest part is more than 0 mm.'
  const odd = rows.find((row) => !namePattern.test(row.name))
  if (odd)
    return odd.name.trim() === ''
      ? 'A variable needs a name.'
      : `“${odd.name}” cannot be a variable’s name. Write letters, digits and _, beginning with a letter.`
  const twice = rows.find((row, at) => rows.findIndex((each) => each.name === row.name) < at)
  if (twice) return `Two variables are called ${twice.name}. Give one another name.`
  return missingOf(rows, materials, cells) ?? thicknessProblem(materials, cells)
}

function missingOf(rows: readonly VariableRow[], materials: readonly Material[], cells: Cells): string | null {
  for (const material of materials) {
    const row = rows.find((each) => cellOf(material, each.key, cells) === null)
    if (row) return `${material.name} has no ${row.name}. Type a value, or leave the variable out of this process.`
  }
  return null
}

function thicknessProblem(materials: readonly Material[], cells: Cells): string | null {
  const odd = materials.find((material) => {
    const warn = cellOf(material, warnColumn, cells)
    const limit = cellOf(material, limitColumn, cells)
    return warn !== null && limit !== null && warn < limit
  })
  return odd ? `${odd.name} warns below its limit. The warning comes first: make it the larger of the two.` : null
}

/** Whether an equation's text reads a variable: by name in brackets, or taken out by name. */
export function readsVariable(source: string, name: string): boolean {
  if (!namePattern.test(name)) return false
  return new RegExp(
    `["'\`]${name}["'\`]|variables\\s*\\.\\s*${name}\\b|[{,]\\s*${name}\\b[^}]*\\}\\s*=\\s*[\\w.]*variables`,
    'u',
  ).test(source)
}
