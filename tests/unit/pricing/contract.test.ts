import { expect, test } from 'vitest'
import { equationContract } from '#pricing/equation/contract.ts'

test('each level sees its own names and no other', () => {
  const [process, post, order] = (['process', 'post-process', 'order'] as const).map((level) =>
    equationContract({ level }),
  )
  for (const name of ['done', 'variable']) {
    expect(process).toContain(`declare function ${name}(`)
    expect(post).toContain(`declare function ${name}(`)
    expect(order).not.toContain(`declare function ${name}(`)
  }
  for (const name of ['specification', 'requisition', 'revision', 'material', 'workflow']) {
    expect(process).toContain(`declare const ${name}:`)
    expect(order).not.toContain(`declare const ${name}:`)
  }
  expect(post).toContain('declare const processPricing:')
  expect(process).not.toContain('processPricing:')
  for (const name of ['declare const parts:', 'declare const subtotal:', 'declare function addLineItem(']) {
    expect(order).toContain(name)
    expect(process).not.toContain(name)
  }
  for (const text of [process, post, order]) {
    for (const name of ['createBands', 'round', 'useDimension', 'customer']) expect(text).toContain(name)
  }
})

test('a process gives its own variables, colours, technologies and lead times as literals', () => {
  const text = equationContract({
    level: 'process',
    materialVariables: [
      { name: 'materialDensity', unit: 'g/cm³', description: 'of the solid' },
      { name: 'cost per kg' },
    ],
    sometimesMaterialVariables: [{ name: 'speed' }],
    colors: ['Black', 'RAL "9010"'],
    technologies: ['FDM'],
    leadTimes: ['Express', 'Express'],
  })
  expect(text).toContain('/** of the solid, g/cm³ */\n  "materialDensity": number')
  expect(text).toContain('"cost per kg": number')
  expect(text).toContain('"speed"?: number')
  expect(text).toContain('type Color = "Black" | "RAL \\"9010\\""')
  expect(text).toContain('type Technology = "FDM"')
  expect(text).toContain('type LeadTimeName = "Express"\n')
})

test('what is not narrowed stays as wide as the documents', () => {
  const text = equationContract({ level: 'process', colors: [] })
  expect(text).toContain('type MaterialVariables = Record<string, number>')
  expect(text).toContain('type Color = string')
  expect(equationContract({ level: 'process', materialVariables: [] })).not.toContain('Record<string, number>\n')
})

test('a description cannot close its comment', () => {
  const text = equationContract({
    level: 'process',
    materialVariables: [{ name: 'x', description: '*/ declare const y: any /*' }],
  })
  expect(text).not.toContain('*/ declare')
})
