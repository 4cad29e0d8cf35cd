import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { withThrowAwayDatabase } from '#bin/support/throw-away-database.ts'
import { ask, connect } from '#db/connect.ts'
import { migrate } from '#db/migrate.ts'
import { shapeCandidates } from '#db/reads/shape-candidates.ts'
import type { ShapeNumbers } from '#domain/parts/shape-numbers.ts'
import { aShop } from './shop.ts'

/** How long a shop with so many stored parts takes to name those that may be this shape, in milliseconds, each round. */
export function lookupsAmong(stored: number, sought: ShapeNumbers, rounds: number): Promise<number[]> {
  return withThrowAwayDatabase(async ({ url }) => {
    await migrate({ databaseUrl: url })
    const db = connect({ databaseUrl: url, applicationName: 'bench' })
    try {
      const shop = await aShop(db)
      await storeShapes(url, shop.id, sought, stored)
      const asked = { shape: sought, share: 0.04, not: '00000000-0000-7000-8000-000000000000', limit: 60 }
      const times: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const started = performance.now()
        const found = await ask(db, shop.id, (reader) => shapeCandidates(reader, shop.id, asked))
        if (found.length === 0) throw new Error('the part was not found among the stored ones')
        // The first round opens the connection.
        if (round > 0) times.push(performance.now() - started)
      }
      return times
    } finally {
      await db.end()
    }
  })
}

const dropReferences = `do $$ declare each record; begin
  for each in select conname, conrelid::regclass as of from pg_constraint where contype = 'f'
    and conrelid in ('part_designs'::regclass, 'files'::regclass, 'part_revisions'::regclass, 'part_shapes'::regclass)
  loop execute format('alter table %s drop constraint %I', each.of, each.conname); end loop;
end $$`

/** Parts of many sizes around one, the way those of a shop are, each a revision with a file of its own; and that one. */
async function storeShapes(url: string, shopId: string, around: ShapeNumbers, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { volumeMm, areaMm, spreadWideMm, spreadMiddleMm, spreadNarrowMm } = around
  try {
    await client.query(`select set_config('app.shop_id', $1, false)`, [shopId])
    // The rows are whole as they are made: proving each reference would take minutes.
    await client.query(dropReferences)
    await client.query(
      `create temp table made as select n, gen_random_uuid() as id, md5(n::text) || md5('x' || n) as hash
       from generate_series(0, ${count}) n`,
    )
    await client.query(`insert into part_designs (shop_id, id, name) select $1, id, 'Part ' || n from made`, [shopId])
    await client.query(
      `insert into files (shop_id, hash, name, media_type, size_bytes) select $1, hash, n || '.stl', 'model/stl', 1 from made`,
      [shopId],
    )
    await client.query(
      `insert into part_revisions (shop_id, id, part_design_id, number, file_hash, analysis)
       select $1, id, id, 1, hash, 'ready' from made`,
      [shopId],
    )
    // Each length goes its own way through the golden section, so that no two parts are alike by design.
    const spread = (index: number) =>
      `($2::float8[])[${index}] * case when n = 0 then 1 else 0.3 + mod((n * ${index + 2} * 0.6180339887)::numeric, 1)::float8 * 2 end`
    await client.query(
      `insert into part_shapes select $1, id, ${[1, 2, 3, 4, 5].map(spread).join(', ')}, 0, 0, 0, 0, 0 from made`,
      [shopId, [volumeMm, areaMm, spreadWideMm, spreadMiddleMm, spreadNarrowMm]],
    )
    await client.query('vacuum analyze part_shapes')
    await client.query('analyze part_revisions')
  } finally {
    await client.end()
  }
}
