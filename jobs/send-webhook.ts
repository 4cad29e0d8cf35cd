import { ask } from '#db/connect.ts'
import { salesSettings } from '#db/reads/sales/sales-settings.ts'
import { defineJob } from './define-job.ts'

/** How long another program may take to answer. */
const ANSWER_MS = 10_000

/** Tells the program that the shop named of an order in a new status; what does not answer with 2xx is told again later. */
export const sendWebhook = defineJob({
  name: 'send-webhook',
  run: async (ctx, { id, payload }) => {
    const { shopId, orderId, order, status, at } = payload
    const { webhookUrl } = await ask(ctx.db, shopId, (reader) => salesSettings(reader, shopId))
    if (webhookUrl === null) return
    const reply = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-routecard-delivery': id },
      body: JSON.stringify({ event: 'order.status_changed', order: { id: orderId, number: order, status }, at }),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ctx.signal]),
    })
    await reply.body?.cancel()
    if (!reply.ok) throw new Error(`${new URL(webhookUrl).host} answered ${reply.status}`)
  },
})
