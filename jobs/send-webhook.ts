import { ask } from '#db/connect.ts'
import { salesSettings } from '#db/reads/sales/sales-settings.ts'
import { defineJob } from './define-job.ts'
import { postOutside } from './post-outside.ts'

/** How long another program may take to answer. */
const ANSWER_MS = 10_000

/** Tells the program that the shop named of an order in a new status; what does not answer with 2xx is told again later. */
export const sendWebhook = defineJob({
  name: 'send-webhook',
  run: async (ctx, { id, payload }) => {
    const { shopId, orderId, order, status, at } = payload
    const { webhookUrl } = await ask(ctx.db, shopId, (reader) => salesSettings(reader, shopId))
    if (webhookUrl === null) return
    const url = new URL(webhookUrl)
    const answered = await postOutside(url, {
      headers: { 'content-type': 'application/json', 'x-routecard-delivery': id },
      body: JSON.stringify({ event: 'order.status_changed', order: { id: orderId, number: order, status }, at }),
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ctx.signal]),
    })
    if (answered < 200 || answered > 299) throw new Error(`${url.host} answered ${answered}`)
  },
})
