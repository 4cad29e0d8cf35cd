import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { customer } from '#db/reads/customers.ts'
import { type ProjectView, project } from '#db/reads/projects.ts'
import { insertProject, lockProject, setProjectOfQuote, updateProject } from '#db/stores/projects.ts'
import { lockQuote } from '#db/stores/sales/quotes.ts'
import { reject } from '#domain/decision.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface ProjectFacts {
  name: string
  description?: string
  customerId?: string | null
  files?: readonly { hash: string; name: string }[]
}

/** Begins a project. Refuses with `not_found`. */
export function createProject(ctx: CommandContext, asked: ProjectFacts & { commandId: string }): Promise<ProjectView> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-project',
    commandId,
    content,
    work: async (tx) => {
      const { name, description = '', customerId = null } = content
      await checkCustomer(tx, shopId, customerId)
      const id = uuidv7()
      const row = { id, name: name.trim(), description: description.trim(), customerId }
      const files = await keptFiles(tx, shopId, content.files ?? [])
      await insertProject(tx, shopId, { ...row, files, createdBy: personId, createdAt: ctx.now() })
      return changed(tx, shopId, id)
    },
  })
}

/** Changes a project, closes it or opens it again. Refuses with `stale` and `not_found`. */
export function changeProject(
  ctx: CommandContext,
  asked: Partial<ProjectFacts> & { commandId: string; id: string; version?: number; closed?: boolean },
): Promise<ProjectView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'change-project',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, files, closed, name, description, customerId } = content
      const before = known(await lockProject(tx, shopId, id), 'project')
      await checkVersion(tx, ctx, { what: 'project', id, asked: version, current: before.version })
      if (customerId !== undefined) await checkCustomer(tx, shopId, customerId)
      await updateProject(tx, shopId, id, {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(description === undefined ? {} : { description: description.trim() }),
        ...(customerId === undefined ? {} : { customerId }),
        ...(files === undefined ? {} : { files: await keptFiles(tx, shopId, files) }),
        ...(closed === undefined ? {} : { closedAt: closed ? ctx.now() : null }),
      })
      return changed(tx, shopId, id)
    },
  })
}

/** Puts a quote, and the order it became, into a project, or takes it out. Refuses with `not_found`. */
export function placeQuote(
  ctx: CommandContext,
  asked: { commandId: string; id: string; quoteId: string; inside: boolean },
): Promise<ProjectView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: asked.inside ? 'add-quote-to-project' : 'take-quote-out-of-project',
    commandId,
    content,
    work: async (tx) => {
      const { id, quoteId, inside } = content
      known(await lockProject(tx, shopId, id), 'project')
      const quote = known(await lockQuote(tx, shopId, quoteId), 'quote')
      if (!inside && quote.projectId !== id) reject('not_found', { what: 'quote' })
      await setProjectOfQuote(tx, shopId, quoteId, inside ? id : null)
      return changed(tx, shopId, id)
    },
  })
}

async function checkCustomer(tx: Tx, shopId: string, customerId: string | null): Promise<void> {
  if (customerId !== null) known(await customer(reading(tx), shopId, customerId), 'customer')
}

/** Files that lie in this shop's store, under the names that were given. */
async function keptFiles(
  tx: Tx,
  shopId: string,
  asked: readonly { hash: string; name: string }[],
): Promise<KeptFile[]> {
  if (asked.length === 0) return []
  const hashes = asked.map(({ hash }) => hash)
  const found = await tx
    .selectFrom('files')
    .select(['hash', 'sizeBytes'])
    .where('shopId', '=', shopId)
    .where('hash', 'in', hashes)
    .execute()
  return asked.map(({ hash, name }) => {
    const file = known(
      found.find((each) => each.hash === hash),
      'file',
    )
    return { hash, name, sizeBytes: Number(file.sizeBytes) }
  })
}

async function changed(tx: Tx, shopId: string, id: string) {
  const answer = known(await project(reading(tx), shopId, id), 'project')
  const body = { id, version: answer.version }
  return { answer, events: [{ type: 'project.changed' as const, body }], subject: answer.name }
}
