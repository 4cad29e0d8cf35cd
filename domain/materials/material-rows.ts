/** A material of a process as it is now. */
export interface KnownMaterial {
  id: string
  name: string
  variables: Readonly<Record<string, number>>
  colors: readonly { name: string; hex: string | null }[]
  wallThicknessWarning: number | null
  wallThicknessLimit: number | null
}

/** What a row says of a material; what it leaves empty is not there. */
export interface MaterialSaid {
  variables: Record<string, number>
  colors?: { name: string; hex: string | null }[]
  wallThicknessWarning?: number
  wallThicknessLimit?: number
}

export interface JudgedMaterial {
  /** As the file counts, the headings being row 1. */
  row: number
  name: string
  outcome: 'create' | 'update' | 'same' | 'skip'
  /** The known material of that name. */
  id: string | null
  /** What it would have; null where the row cannot be taken. */
  said: MaterialSaid | null
  changes: { field: string; before: string | null; after: string }[]
  problems: string[]
}

export interface JudgedTable {
  /** Headings that nothing is read from. */
  ignored: string[]
  rows: JudgedMaterial[]
}

interface Schema {
  variables: readonly string[]
  materials: readonly KnownMaterial[]
}

type Column = 'name' | 'colors' | 'warning' | 'limit' | { variable: string } | null

const headings: Record<Exclude<Column, object | null>, RegExp> = {
  name: /^(material|name|werkstoff|mat[ée]riau|mati[èe]re)$/,
  colors: /^(colou?rs?|farben?|couleurs?)$/,
  warning: /^wall ?(thickness )?(warns?|warning)$/,
  limit: /^wall ?(thickness )?limit$/,
}
const thicknessMax = 10_000

/** Reads a table of materials against a process: which are new, what changes of the others, what is in the way. */
export function judgeMaterials([head = [], ...cells]: readonly (readonly string[])[], schema: Schema): JudgedTable {
  const columns = head.map((heading) => columnOf(heading, schema.variables))
  const seen = new Map<string, number>()
  const rows = cells.map((row, at): JudgedMaterial => {
    const judged = judgeRow(row, at + 2, columns, schema)
    const key = judged.name.toLowerCase()
    const before = seen.get(key)
    if (key !== '' && before === undefined) seen.set(key, judged.row)
    return before === undefined ? judged : refused(judged, `It stands in row ${before} already.`)
  })
  return { ignored: head.filter((heading, at) => heading !== '' && columns[at] === null), rows }
}

/** "powderDensity, g/cm³" is the variable powderDensity. */
function columnOf(heading: string, variables: readonly string[]): Column {
  const plain = heading
    .replace(/[,(/[].*$/u, '')
    .trim()
    .toLowerCase()
  const variable = variables.find((each) => each.toLowerCase() === plain)
  if (variable !== undefined) return { variable }
  const found = Object.entries(headings).find(([, pattern]) => pattern.test(plain))
  return (found?.[0] as keyof typeof headings | undefined) ?? null
}

function judgeRow(row: readonly string[], number: number, columns: readonly Column[], schema: Schema): JudgedMaterial {
  const problems: string[] = []
  const said: MaterialSaid = { variables: {} }
  let name = ''
  columns.forEach((column, at) => {
    const text = (row[at] ?? '').trim()
    if (column === null || text === '') return
    if (column === 'name') name = text.slice(0, 120)
    else if (column === 'colors') said.colors = colorsIn(text, problems)
    else if (typeof column === 'object')
      keepNumber(text, column.variable, problems, (value) => (said.variables[column.variable] = value))
    else {
      const field = column === 'warning' ? 'wallThicknessWarning' : 'wallThicknessLimit'
      keepNumber(text, fieldWords[field], problems, (value) => {
        if (value < 0 || value > thicknessMax) problems.push(`${fieldWords[field]} is from 0 to ${thicknessMax} mm.`)
        else said[field] = value
      })
    }
  })
  const known = schema.materials.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? null
  if (name === '') problems.push('It has no name.')
  else if (problems.length === 0) problems.push(...missingIn(said, known, schema))
  const judged = { row: number, name, id: known?.id ?? null, said, problems, changes: changesOf(known, said) }
  if (problems.length > 0) return { ...judged, outcome: 'skip', said: null }
  return { ...judged, outcome: known === null ? 'create' : judged.changes.length > 0 ? 'update' : 'same' }
}

function missingIn(said: MaterialSaid, known: KnownMaterial | null, { variables }: Schema): string[] {
  const has = (name: string) => name in said.variables || (known !== null && name in known.variables)
  const missing = variables.filter((name) => !has(name)).map((name) => `It has no ${name}.`)
  const warning = said.wallThicknessWarning ?? known?.wallThicknessWarning ?? null
  const limit = said.wallThicknessLimit ?? known?.wallThicknessLimit ?? null
  const inverted = warning !== null && limit !== null && warning < limit
  return [...missing, ...(inverted ? ['It warns below its limit.'] : [])]
}

const fieldWords = { wallThicknessWarning: 'Wall warns', wallThicknessLimit: 'Wall limit' } as const

function changesOf(known: KnownMaterial | null, said: MaterialSaid): JudgedMaterial['changes'] {
  const change = (field: string, before: string | null, after: string) =>
    before === after ? [] : [{ field, before, after }]
  const number = (value: number | null | undefined) => (value === null || value === undefined ? null : String(value))
  const thickness = (['wallThicknessWarning', 'wallThicknessLimit'] as const).flatMap((field) =>
    said[field] === undefined ? [] : change(fieldWords[field], number(known?.[field]), String(said[field])),
  )
  return [
    ...Object.entries(said.variables).flatMap(([name, value]) =>
      change(name, number(known?.variables[name]), String(value)),
    ),
    ...thickness,
    ...(said.colors ? change('Colours', known && colorWords(known.colors), colorWords(said.colors)) : []),
  ]
}

const colorWords = (colors: readonly { name: string; hex: string | null }[]) =>
  colors.map(({ name, hex }) => (hex === null ? name : `${name} ${hex}`)).join('; ')

/** "grey #8c8e92; black" */
function colorsIn(text: string, problems: string[]): { name: string; hex: string | null }[] {
  const colors = text.split(/[;|]/u).flatMap((each) => {
    const [, name = '', hex = null] = /^(.*?)\s*(#[0-9a-f]{6})?$/iu.exec(each.trim()) ?? []
    return name === '' ? [] : [{ name: name.slice(0, 60), hex: hex?.toLowerCase() ?? null }]
  })
  const twice = colors.find((each, at) => colors.findIndex((first) => alike(first.name, each.name)) < at)
  if (twice) problems.push(`It names ${twice.name} twice.`)
  return colors
}

const alike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** A number with a point, or with a comma as it is written in half of Europe. */
function keepNumber(text: string, what: string, problems: string[], keep: (value: number) => void): void {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '')
  const pointed = plain.includes('.') ? plain : plain.replace(',', '.')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/iu.test(pointed)) keep(Number(pointed))
  else problems.push(`${what}: “${text.slice(0, 20)}” is no number.`)
}

const refused = (judged: JudgedMaterial, problem: string): JudgedMaterial => ({
  ...judged,
  outcome: 'skip',
  said: null,
  problems: [...judged.problems, problem],
})
