import pg, { type PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flush, prepare, type Statement } from '#db/pipeline.ts'
import { textArray } from '#db/stores/ledger/array-literal.ts'
import { freshDatabase } from '../support/database.ts'

// Pins what db/pipeline.ts relies on inside node-postgres: a newer version that breaks it breaks here, not in a shop.

const database = await freshDatabase()
const statement = (name: string, text: string): Statement => ({ name, text })
const begin = statement('pin_begin', 'begin')
const commit = statement('pin_commit', 'commit')
const echo = statement('pin_echo', 'select $1::text, $2::integer + 1, null')
const rows = statement('pin_rows', 'select n from generate_series(1, $1::integer) n')
const divide = statement('pin_divide', 'select 10 / $1::integer')
const insert = statement('pin_insert', 'insert into pinned (word) select unnest($1::text[])')
const isolation = statement('pin_isolation', 'select txid_current()')

let client: PoolClient

beforeAll(async () => {
  client = await database.app.pool.connect()
  await client.query('create temporary table pinned (word text not null)')
  await prepare(client, [begin, commit, echo, rows, divide, insert, isolation])
})

afterAll(() => client.release())

test('the statements of a flush answer in their order, in one transaction', async () => {
  const [, first, many, empty, second, end] = await flush(client, [
    { statement: begin, values: [] },
    { statement: isolation, values: [] },
    { statement: rows, values: ['3'] },
    { statement: rows, values: ['0'] },
    { statement: isolation, values: [] },
    { statement: commit, values: [] },
  ])
  expect(many).toEqual({ rows: [['1'], ['2'], ['3']], tag: 'SELECT 3' })
  expect(empty).toEqual({ rows: [], tag: 'SELECT 0' })
  expect(first?.rows).toEqual(second?.rows)
  expect(end?.tag).toBe('COMMIT')
})

test('texts arrive as they were sent, whatever is in them', async () => {
  const words = ['plain', 'ümläut €', 'quote " and \\ and {,}', '\u{1f9f1}', '', 'NULL', ' null ']
  for (const word of words) {
    const [answer] = await flush(client, [{ statement: echo, values: [word, '41'] }])
    expect(answer?.rows).toEqual([[word, '42', null]])
  }
  await flush(client, [{ statement: insert, values: [textArray(words)] }])
  const { rows: stored } = await client.query<{ word: string }>('select word from pinned')
  expect(stored.map((row) => row.word)).toEqual(words)
})

test('a null is a null', async () => {
  const [answer] = await flush(client, [{ statement: echo, values: [null, null] }])
  expect(answer?.rows).toEqual([[null, null, null]])
})

test('an error skips what comes after it, and the connection goes on after a rollback', async () => {
  await client.query('delete from pinned')
  const failing = flush(client, [
    { statement: begin, values: [] },
    { statement: insert, values: [textArray(['lost'])] },
    { statement: divide, values: ['0'] },
    { statement: insert, values: [textArray(['never'])] },
    { statement: commit, values: [] },
  ])
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  await client.query('rollback')
  const [answer] = await flush(client, [{ statement: divide, values: ['5'] }])
  expect(answer?.rows).toEqual([['2']])
  expect((await client.query('select from pinned')).rowCount).toBe(0)
})

test('the commit of a transaction that failed says ROLLBACK', async () => {
  await flush(client, [{ statement: begin, values: [] }])
  await expect(flush(client, [{ statement: divide, values: ['0'] }])).rejects.toThrow()
  const [answer] = await flush(client, [{ statement: commit, values: [] }])
  expect(answer?.tag).toBe('ROLLBACK')
})

test('a broken connection fails its flush', async () => {
  const other = await database.app.pool.connect()
  await prepare(other, [rows])
  const slow = statement('pin_slow', 'select pg_sleep(10)')
  await prepare(other, [slow])
  const { rows: found } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
  const waiting = expect(flush(other, [{ statement: slow, values: [] }])).rejects.toThrow()
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('select pg_terminate_backend($1)', [found[0]?.pid])
  await admin.end()
  await waiting
  other.release(true)
})
