import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { labelEndpoints } from '#api/contract/labels.ts'
import { ask } from '#db/connect.ts'
import { badgesOf, commandCardWords, stationsOnSigns, type TravellerRow, travellersOf } from '#db/reads/travellers.ts'
import { reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import { renderBadgeCards } from '#labels/badge-cards.ts'
import { renderCommandCards } from '#labels/command-cards.ts'
import { type PageSize, type PaperOptions, printerDpi } from '#labels/sheet.ts'
import { renderStationSigns } from '#labels/station-sign.ts'
import { renderTravellers } from '#labels/traveller.ts'
import type { TravellerData } from '#labels/traveller-data.ts'
import { stepLabels, workOrderLabel } from '#labels/zpl/work-order-labels.ts'
import type { ApiContext } from '../context.ts'
import { register } from '../register.ts'

const travellersMax = 200

export function registerLabels(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, labelEndpoints.traveller, async ({ caller, params, query, reply }) => {
    const rows = await ask(ctx.db, caller.shop.id, (reader) => travellersOf(reader, caller.shop.id, [params.id]))
    return sendTravellers(ctx, rows, query, reply)
  })

  register(app, ctx, labelEndpoints.travellers, async ({ caller, query, reply }) => {
    const ids = [...new Set(query.ids.split(','))]
    if (ids.length > travellersMax) reject('malformed', { field: 'ids', problem: `at most ${travellersMax} at once` })
    if (!ids.every((id) => isId(id)))
      reject('malformed', { field: 'ids', problem: 'each must be the id of a work order' })
    const rows = await ask(ctx.db, caller.shop.id, (reader) => travellersOf(reader, caller.shop.id, ids))
    return sendTravellers(ctx, rows, query, reply)
  })

  register(app, ctx, labelEndpoints.travellerZpl, async ({ caller, params, query, reply }) => {
    const rows = await ask(ctx.db, caller.shop.id, (reader) => travellersOf(reader, caller.shop.id, [params.id]))
    const row = rows[0] ?? reject('not_found', { what: 'work order' })
    const dpi = printerDpi.find((each) => String(each) === query.dpi) ?? 203
    const options = { dpi, locale: row.locale, timeZone: row.timeZone, printedAt: ctx.now() }
    const data = dataOf(row, null)
    return reply.type('text/plain; charset=utf-8').send(workOrderLabel(data, options) + stepLabels(data, options))
  })

  register(app, ctx, labelEndpoints.commandCards, async ({ caller, query, reply }) => {
    const words = await ask(ctx.db, caller.shop.id, (reader) => commandCardWords(reader, caller.shop.id))
    return sendPdf(reply, 'command-cards', await renderCommandCards(words, paper(ctx, words, query)))
  })

  register(app, ctx, labelEndpoints.badgeCards, async ({ caller, query, reply }) => {
    const { badges, ...shop } = await ask(ctx.db, caller.shop.id, (reader) => badgesOf(reader, caller.shop.id))
    const cards = badges.map(({ name, role, badge }) => ({
      shopName: shop.shopName,
      name,
      role,
      badge: (badge ?? '').replace(/^1H/, ''),
    }))
    return sendPdf(reply, 'badges', await renderBadgeCards(cards, paper(ctx, shop, query)))
  })

  register(app, ctx, labelEndpoints.stationSigns, async ({ caller, query, reply }) => {
    const { stations, ...shop } = await ask(ctx.db, caller.shop.id, (reader) => stationsOnSigns(reader, caller.shop.id))
    const signs = stations.map((station) => ({ shopName: shop.shopName, ...station }))
    return sendPdf(reply, 'station-signs', await renderStationSigns(signs, paper(ctx, shop, query)))
  })
}

async function sendTravellers(ctx: ApiContext, rows: readonly TravellerRow[], asked: AskedPaper, reply: FastifyReply) {
  const first = rows[0] ?? reject('not_found', { what: 'work order' })
  const travellers = await Promise.all(rows.map(async (row) => dataOf(row, await pictureOf(ctx, row.pictureHash))))
  const name = rows.length === 1 ? first.number : `${rows.length}-travellers`
  return sendPdf(reply, name, await renderTravellers(travellers, paper(ctx, first, asked)))
}

/** A picture whose file is gone leaves its place empty; the paper is still good. */
async function pictureOf(ctx: ApiContext, hash: string | null): Promise<Buffer | null> {
  if (hash === null || !(await ctx.files.has(hash))) return null
  return readFile(ctx.files.pathOf(hash))
}

function dataOf(row: TravellerRow, picture: Buffer | null): TravellerData {
  return {
    shopName: row.shopName,
    workOrder: {
      number: row.number,
      quantity: row.target,
      ...(row.released > 0 && row.released < row.target ? { released: row.released } : {}),
      due: row.due,
      rush: row.rush,
      note: row.note === '' ? null : row.note,
    },
    part: { name: row.partName, revision: row.revision > 1 ? String(row.revision) : null, picture },
    customer: row.customer,
    process: row.process,
    material: [row.material, row.color].filter((each) => each !== null).join(', ') || null,
    routing:
      row.templateName === null ? null : { name: row.templateName, version: row.templateVersion, edited: row.edited },
    steps: row.steps,
  }
}

interface AskedPaper {
  pageSize?: PageSize
  dpi?: string
}

function paper(ctx: ApiContext, shop: { locale: string; timeZone: string }, asked: AskedPaper): PaperOptions {
  const dpi = printerDpi.find((each) => String(each) === asked.dpi)
  return {
    pageSize: asked.pageSize ?? 'A4',
    locale: shop.locale,
    timeZone: shop.timeZone,
    printedAt: ctx.now(),
    ...(dpi !== undefined && { dpi }),
  }
}

function sendPdf(reply: FastifyReply, name: string, pdf: Buffer): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store')
    .send(pdf)
}
