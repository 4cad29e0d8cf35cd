import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { answer, type CarryKeys } from '#floor-ui/drag/use-carry-keys.ts'
import { placeToReturnTo } from '#floor-ui/paths.ts'
import { Fault, Refused } from '#floor-ui/server/call.ts'
import { Flag } from '#floor-ui/ui/Flag.tsx'
import { PartPicture } from '#floor-ui/ui/PartPicture.tsx'
import { initials } from '#floor-ui/ui/PersonBadge.tsx'
import { groupRows } from '#floor-ui/ui/table/columns.ts'
import { DataTable } from '#floor-ui/ui/table/DataTable.tsx'
import { saidNo } from '#floor-ui/words/refusals.ts'

test('a refusal is read as its fact and what to do next', () => {
  const problem = { type: 'about:blank', status: 409, title: 'Refused', code: 'quantity_short' }
  const detail = 'Only 22 of these 24 can move. Move 22, or ask Ada Kowalczyk about the 2 on hold.'
  expect(saidNo(new Refused({ ...problem, detail }))).toEqual({
    fact: 'Only 22 of these 24 can move.',
    rest: 'Move 22, or ask Ada Kowalczyk about the 2 on hold.',
  })
  expect(saidNo(new Refused({ ...problem, detail: 'WO-000042 is closed.' })).rest).toBeNull()
})

test('a lost connection and a mistake of the program are told apart from a refusal', () => {
  expect(saidNo(new Fault('No connection. It is tried again.', { offline: true })).fact).toBe('No connection.')
  expect(saidNo(new TypeError('x is undefined')).fact).toBe('This did not work.')
})

test('after sign-in one comes back to the same place, and never to another house', () => {
  expect(placeToReturnTo('/work-orders/WO-000042?tab=history')).toBe('/work-orders/WO-000042?tab=history')
  for (const outside of ['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, 7]) {
    expect(placeToReturnTo(outside)).toBeUndefined()
  }
  expect(placeToReturnTo('/sign-in?next=/board')).toBeUndefined()
})

test('a person is the initials of first and last name', () => {
  expect(initials('Marta Lindqvist')).toBe('ML')
  expect(initials('Ana Maria de la Cruz')).toBe('AC')
  expect(initials('Ada')).toBe('AD')
  expect(initials('  ')).toBe('')
})

test('a state is never colour alone: its word is there', () => {
  expect(renderToStaticMarkup(<Flag kind="held">4 held</Flag>)).toMatch(/<svg.*4 held/u)
})

test('a part without a picture keeps its place', () => {
  const without = renderToStaticMarkup(<PartPicture src={null} size={40} name="Gear housing" />)
  const with_ = renderToStaticMarkup(<PartPicture src="/a.png" size={40} name="Gear housing" />)
  for (const drawn of [without, with_]) expect(drawn).toContain('width:40px;height:40px')
  expect(without).toContain('aria-label="Gear housing"')
  expect(with_).toContain('alt="Gear housing"')
})

function hand(carrying: boolean) {
  const done: string[] = []
  const keys: CarryKeys = {
    carrying,
    onLift: () => done.push('lift'),
    onMove: (direction) => done.push(direction),
    onDrop: () => done.push('drop'),
    onPutBack: () => done.push('back'),
    onDigit: (digit) => done.push(digit),
    onErase: () => done.push('erase'),
  }
  return { keys, done }
}

test('Space lifts, arrows carry, figures say how many, Enter drops, Esc puts back', () => {
  const empty = hand(false)
  expect(answer(' ', empty.keys)).toBe(true)
  expect(answer('Enter', empty.keys)).toBe(false)
  expect(answer('4', empty.keys)).toBe(false)
  expect(empty.done).toEqual(['lift'])
  const full = hand(true)
  for (const key of ['ArrowRight', '2', '4', 'Backspace', 'Enter', 'Escape']) expect(answer(key, full.keys)).toBe(true)
  expect(full.done).toEqual(['right', '2', '4', 'erase', 'drop', 'back'])
  expect(answer('x', full.keys)).toBe(false)
})

const rows = [
  { number: 'WO-000037', state: 'floor', target: 150 },
  { number: 'WO-000049', state: 'planned', target: 120 },
  { number: 'WO-000036', state: 'floor', target: 64 },
]

test('groups stand in the order of their first row and keep the order of their rows', () => {
  const groups = groupRows(rows, (row) => ({ key: row.state, head: row.state }))
  expect(groups.map((group) => group.rows.map((row) => row.number))).toEqual([
    ['WO-000037', 'WO-000036'],
    ['WO-000049'],
  ])
})

test('a list shows group sums and the total under the same columns, numbers at the right edge', () => {
  const drawn = renderToStaticMarkup(
    <DataTable
      label="Work orders"
      rows={rows}
      rowKey={(row) => row.number}
      groupOf={(row) => ({ key: row.state, head: `On the ${row.state}` })}
      totalLabel="All"
      columns={[
        { id: 'number', head: 'Work order', cell: (row) => row.number },
        {
          id: 'target',
          head: 'Target',
          align: 'end',
          value: (row) => row.target,
          cell: (row) => row.target,
          total: (some) => some.reduce((sum, row) => sum + row.target, 0),
        },
      ]}
    />,
  )
  expect(drawn).toMatch(/On the floor<\/td><td data-align="end">214</u)
  expect(drawn).toMatch(/All<\/td><td data-align="end">334</u)
  expect(drawn).toContain('<td data-align="end">150</td>')
})
