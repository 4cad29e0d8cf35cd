import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { isPartFile, partFilesOf } from '#floor-ui/part-upload/dropped-files.ts'
import { asksForUnits, linesOf, type Revision, stateOf, summaryOf } from '#floor-ui/part-upload/upload-rows.ts'
import { createUploads, type Received, type UploadRow } from '#floor-ui/part-upload/upload-store.ts'
import { Fault, Refused } from '#floor-ui/server/call.ts'

const file = (name: string, bytes = 100) => new File([new Uint8Array(bytes)], name)
const received = (id: string) => ({ partRevision: { id }, parts: [{ partRevision: { id } }] }) as unknown as Received
const cut = () => new Fault('No connection.', { offline: true })
const no = (detail: string) =>
  new Refused({ type: 'about:blank', title: 'Refused', status: 422, code: 'file_unreadable', detail })

describe('files on their way to the shop', () => {
  test('a line that is cut is tried again with the same id, so that nothing arrives twice', async () => {
    const ids: unknown[] = []
    const uploads = createUploads(async (form) => {
      ids.push(form.get('commandId'))
      if (ids.length < 3) throw cut()
      return received('a')
    }, 1)
    uploads.add([file('bracket.stl')])
    await settled(() => uploads.rows()[0]?.state === 'received')
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  test('the fields come before the file, and what is said with it goes along', async () => {
    let names: string[] = []
    const uploads = createUploads(async (form) => {
      names = [...form.keys()]
      return received('a')
    })
    uploads.add([file('bracket.stl')], { partDesignId: 'design' })
    await settled(() => uploads.rows()[0]?.state === 'received')
    expect(names).toEqual(['commandId', 'partDesignId', 'file'])
  })

  test('a file that the shop refuses stays with its sentence and is not tried again', async () => {
    let tries = 0
    const uploads = createUploads(async () => {
      tries += 1
      throw no('The file ends in line 41,220.')
    }, 1)
    uploads.add([file('tray.obj')])
    await settled(() => uploads.rows()[0]?.state === 'refused')
    await pause(20)
    expect(tries).toBe(1)
    expect(uploads.rows()[0]?.problem).toBe('The file ends in line 41,220.')
  })

  test('three go at once, the others wait, and a bad one does not hold them up', async () => {
    let going = 0
    let most = 0
    const uploads = createUploads(async (form) => {
      going += 1
      most = Math.max(most, going)
      await pause(2)
      going -= 1
      if ((form.get('file') as File).name === 'part-1.stl') throw no('Not a part.')
      return received(String(form.get('commandId')))
    }, 1)
    uploads.add(Array.from({ length: 9 }, (_, index) => file(`part-${index}.stl`)))
    await settled(() => uploads.rows().every(({ state }) => state === 'received' || state === 'refused'))
    expect(most).toBe(3)
    expect(uploads.rows().filter(({ state }) => state === 'received')).toHaveLength(8)
  })

  test('what is taken from the list is stopped and stays away', async () => {
    let stopped = false
    const uploads = createUploads(
      (_, __, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = true
            reject(new DOMException('stopped', 'AbortError'))
          })
        }),
    )
    uploads.add([file('bracket.stl')])
    uploads.drop(uploads.rows()[0]?.key ?? '')
    await pause(5)
    expect(stopped).toBe(true)
    expect(uploads.rows()).toEqual([])
  })

  test('another file in the place of a refused one is another act', async () => {
    const ids: unknown[] = []
    const uploads = createUploads(async (form) => {
      ids.push(form.get('commandId'))
      if (ids.length === 1) throw no('Not a part.')
      return received('a')
    })
    uploads.add([file('a.stl')])
    await settled(() => uploads.rows()[0]?.state === 'refused')
    uploads.replace(uploads.rows()[0]?.key ?? '', file('b.stl'))
    await settled(() => uploads.rows()[0]?.state === 'received')
    expect(new Set(ids).size).toBe(2)
    expect(uploads.rows().map(({ name }) => name)).toEqual(['b.stl'])
  })
})

describe('the list of files', () => {
  const row = (said: Partial<UploadRow>): UploadRow => ({
    key: said.name ?? 'row',
    name: 'a.stl',
    sizeBytes: 1,
    said: {},
    state: 'received',
    share: 1,
    secondsLeft: null,
    problem: null,
    received: null,
    ...said,
  })
  const revision = (said: Partial<Revision>) =>
    ({ id: 'r', analysis: 'ready', unitsSaid: true, ...said }) as unknown as Revision

  test('puts first what needs somebody, and says how many', () => {
    const proposals = ['MILLIMETERS', 'INCHES'].map((units) => ({ units, size: [1, 1, 1] })) as never
    const lines = linesOf(
      [
        row({ name: 'ready.stl', received: received('ready') }),
        row({ name: 'going.stl', state: 'sending' }),
        row({ name: 'bad.stl', state: 'refused' }),
        row({ name: 'asks.stl', received: received('asks') }),
      ],
      new Map([
        ['ready', revision({ id: 'ready' })],
        ['asks', revision({ id: 'asks', unitsSaid: false, unitsProposals: proposals })],
      ]),
    )
    expect(lines.map(({ row: { name } }) => name)).toEqual(['asks.stl', 'bad.stl', 'ready.stl', 'going.stl'])
    expect(lines.map(stateOf)).toEqual(['asks', 'failed', 'ready', 'going'])
    expect(summaryOf(lines)).toBe('1 ready, 1 on the way, 2 need you')
  })

  test('asks for a unit only where the file states none and nobody said one', () => {
    const proposals = ['MILLIMETERS', 'INCHES'].map((units) => ({ units, size: [1, 1, 1] })) as never
    expect(asksForUnits(revision({ unitsSaid: false, unitsProposals: proposals }))).toBe(true)
    expect(asksForUnits(revision({ unitsSaid: true, unitsProposals: proposals }))).toBe(false)
    expect(asksForUnits(revision({ unitsSaid: false }))).toBe(false)
    expect(asksForUnits(revision({ unitsSaid: false, unitsProposals: proposals, analysis: 'failed' }))).toBe(false)
  })
})

test('of a folder only what is named like a part is taken', () => {
  expect(['a.STL', 'b.step', 'c.zip', 'd.3mf'].every(isPartFile)).toBe(true)
  expect(['.hidden.stl', 'notes.txt', 'Thumbs.db', 'stl'].some(isPartFile)).toBe(false)
  expect(partFilesOf([file('a.stl'), file('readme.md')]).map(({ name }) => name)).toEqual(['a.stl'])
})

async function settled(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !done(); tries++) await pause(2)
  expect(done()).toBe(true)
}
