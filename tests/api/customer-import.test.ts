import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { xlsxOf } from '#api/xlsx.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Customers out of a spreadsheet that somebody else wrote: what is good is taken over, what is not is told row by row.

const database = await freshDatabase()
const { desk } = await testApp(database)
let make: Factory

beforeAll(async () => {
  const shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
})

const sent = (content: string | Buffer, name = 'customers.csv') =>
  upload(make.owner, '/customers/import/file', { commandId: uuidv7() }, name, Buffer.from(content))

/** Sends a file, looks at it, and takes it over. */
async function imported(content: string | Buffer) {
  const file = await sent(content)
  expect(file.status, file.text).toBe(201)
  const preview = await make.owner.get(`/customers/import/${file.body.fileHash}`)
  const applied = await make.owner.post('/customers/import', { commandId: uuidv7(), fileHash: file.body.fileHash })
  return { preview: preview.body as { counts: object; rows: { problems: string[] }[] }, applied }
}

const found = async (q: string) =>
  ((await make.owner.get(`/customers?q=${encodeURIComponent(q)}`)).body.items as { name: string }[]).map(
    (each) => each.name,
  )

describe('a file of customers', () => {
  test('is taken over row by row, its faults told and left out; a name twice is one customer', async () => {
    const tag = make.name('Row').slice(-8)
    const { preview, applied } = await imported(
      [
        'Company;E-mail;Currency;Language;Payment days;Discount;Street;City;Country;Type',
        `Good ${tag};anna@${tag}.test;EUR;de;30;5 %;1 Way;Oslo;Norway;account`,
        ';nobody@x.test;EUR;de;30;5;;;;',
        `Odd ${tag};no mail;Taler;Klingon!;-3;400;Only street;;Atlantis;friend`,
        `GOOD ${tag};anna@${tag}.test;EUR;de;30;5;1 Way;Oslo;NO;account`,
      ].join('\r\n'),
    )
    expect(preview.counts).toEqual({ create: 2, update: 1, skip: 1 })
    expect(preview.rows[2]?.problems).toHaveLength(8)
    expect(applied.body, applied.text).toEqual({ created: 2, updated: 0, skipped: 1 })
    expect((await found(tag)).sort()).toEqual([`Good ${tag}`, `Odd ${tag}`])
  })

  test('with formulas, tags and control characters is text', async () => {
    const tag = make.name('Text').slice(-8)
    const names = [
      `=cmd|'/C calc'!A0 ${tag}`,
      `<img src=x onerror=alert(1)> ${tag}`,
      `a\u0007\u202eb ${tag}`,
      `Ω漢字👩‍🏭 ${tag}`,
    ]
    const { applied } = await imported(`Name\n${names.join('\n')}`)
    expect(applied.body, applied.text).toMatchObject({ created: 4 })
    expect((await found(tag)).sort()).toEqual([...names].sort())
  })

  test('may be an Excel file', async () => {
    const tag = make.name('Sheet').slice(-8)
    const sheet = await xlsxOf(
      ['Name', 'Payment days'],
      [
        [`One ${tag}`, 14],
        [`Two ${tag}`, 30],
      ],
    )
    expect((await imported(sheet)).applied.body).toMatchObject({ created: 2 })
  })

  test.each([
    ['nothing under its headings', 'Name\n'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
    ['a broken Excel file', Buffer.from('PK\u0003\u0004 and then nothing')],
    ['more rows than are read', `Name\n${'a\n'.repeat(10_002)}`],
    ['more columns than a table has', `Name${',x'.repeat(150)}\na${',x'.repeat(150)}`],
    ['a cell without an end', `Name\n"${'a'.repeat(50_000)}`],
  ])('that is %s is told what is wrong with it', async (_, content) => {
    const reply = await sent(content)
    expect(reply, reply.text).toMatchObject({ status: 422, body: { code: 'file_unreadable' } })
  })

  test('of more bytes than a table has is too large', async () => {
    expect((await sent(`Name\n${'x'.repeat(6 * 1024 * 1024)}`)).status).toBe(413)
  })

  test('of three hundred rows is taken over in one act, and again changes nothing', async () => {
    const tag = make.name('Many').slice(-8)
    const lines = Array.from({ length: 300 }, (_, at) => `${tag} ${at},p${at}@${tag}.test,${at} Way,Oslo,NO`)
    const content = `Name,E-mail,Street,City,Country\n${lines.join('\n')}`
    expect((await imported(content)).applied.body).toEqual({ created: 300, updated: 0, skipped: 0 })
    expect((await imported(content)).applied.body).toEqual({ created: 0, updated: 300, skipped: 0 })
  })
})
