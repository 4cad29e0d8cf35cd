import { reading, type Tx } from '#db/connect.ts'
import type { NewEvent } from '#db/outbox.ts'
import type { RoutingTemplateView } from '#db/reads/routing-templates.ts'
import { readSettings } from '#db/reads/settings.ts'
import { lockSpecification, setDefaultTemplate } from '#db/stores/parts.ts'
import {
  deleteTemplate,
  type LockedTemplate,
  lockTemplate,
  passDefaultOn,
  updateTemplate,
} from '#db/stores/routing-templates.ts'
import { reject } from '#domain/decision.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { changed } from './routing-templates.ts'
import { runCommand } from './run-command.ts'

interface About {
  commandId: string
  id: string
}

/** Approves a draft: from now on its text is what the shop stands for. Refuses with `template_not_draft`. */
export function approveTemplate(ctx: CommandContext, asked: About): Promise<RoutingTemplateView> {
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'approve-routing-template',
    commandId: asked.commandId,
    content: { id: asked.id },
    work: async (tx) => {
      const { name, state, version } = known(await lockTemplate(tx, shopId, asked.id), 'routing template')
      if (state !== 'draft') reject('template_not_draft', { name, state })
      const approval = { state: 'approved', approvedBy: personId, approvedAt: ctx.now(), version: version + 1 } as const
      await updateTemplate(tx, shopId, asked.id, approval)
      return changed(ctx, tx, asked.id)
    },
  })
}

/**
 * Makes a template the default of its part, or of the part that is named; `default: false` takes that away. Where the
 * shop asks for approved routings, a draft cannot be one. Refuses with `template_elsewhere`, `template_deprecated`,
 * `template_not_approved`.
 */
export function makeTemplateDefault(
  ctx: CommandContext,
  asked: About & { partSpecificationId?: string; default?: boolean },
): Promise<RoutingTemplateView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'make-template-default',
    commandId,
    content,
    work: async (tx) => {
      const template = known(await lockTemplate(tx, shopId, asked.id), 'routing template')
      const specificationId = asked.partSpecificationId ?? template.partSpecificationId
      if (specificationId === null) reject('malformed', { field: 'partSpecificationId', problem: 'is missing' })
      const specification = known(await lockSpecification(tx, shopId, specificationId), 'part specification')
      if (template.partSpecificationId !== null && template.partSpecificationId !== specificationId) {
        reject('template_elsewhere', { name: template.name, partSpecification: specification.name })
      }
      const wanted = asked.default === false ? null : asked.id
      if (wanted !== null) await checkMayBeDefault(tx, shopId, template)
      const done = await changed(ctx, tx, asked.id)
      if (wanted === null && specification.defaultRoutingTemplateId !== asked.id) return done
      const version = await setDefaultTemplate(tx, shopId, specificationId, wanted)
      const events: NewEvent[] = [...done.events, { type: 'part.changed', body: { id: specificationId, version } }]
      return { ...(await changed(ctx, tx, asked.id)), events }
    },
  })
}

/**
 * Stops using a template. What replaces it takes its place as default; where nothing does, Automatic is the default
 * again. Work orders that were made from it keep their routing.
 */
export function deprecateTemplate(
  ctx: CommandContext,
  asked: About & { replacedBy?: string },
): Promise<RoutingTemplateView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'deprecate-routing-template',
    commandId,
    content,
    work: async (tx) => {
      const template = known(await lockTemplate(tx, shopId, asked.id), 'routing template')
      if (template.state === 'deprecated') reject('template_deprecated', { name: template.name, replacedBy: null })
      const next = asked.replacedBy ?? null
      if (next !== null) await checkReplacement(tx, shopId, template, next)
      await updateTemplate(tx, shopId, asked.id, {
        state: 'deprecated',
        deprecatedAt: ctx.now(),
        replacedBy: next,
        version: template.version + 1,
      })
      const parts = await passDefaultOn(tx, shopId, asked.id, next)
      const done = await changed(ctx, tx, asked.id)
      const events: NewEvent[] = parts.map((part) => ({ type: 'part.changed', body: { ...part } }))
      return { ...done, events: [...done.events, ...events] }
    },
  })
}

/** Throws away a draft that no work order was made from. Refuses with `template_frozen` and `template_not_draft`. */
export function removeTemplate(ctx: CommandContext, asked: About): Promise<object> {
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-routing-template',
    commandId: asked.commandId,
    content: { id: asked.id },
    work: async (tx) => {
      const { name, state, workOrders, templateVersion, familyId, version } = known(
        await lockTemplate(tx, shopId, asked.id),
        'routing template',
      )
      if (workOrders > 0) reject('template_frozen', { name, version: templateVersion, workOrders })
      if (state !== 'draft') reject('template_not_draft', { name, state })
      const parts = await passDefaultOn(tx, shopId, asked.id, null)
      await deleteTemplate(tx, shopId, asked.id)
      const gone: NewEvent = {
        type: 'routing_template.changed',
        body: { id: asked.id, version: version + 1, familyId, removed: true },
      }
      const events: NewEvent[] = parts.map((part) => ({ type: 'part.changed', body: { ...part } }))
      return { answer: {}, events: [gone, ...events], subject: `${name}, version ${templateVersion}` }
    },
  })
}

async function checkMayBeDefault(tx: Tx, shopId: string, template: LockedTemplate): Promise<void> {
  const { name, state } = template
  if (state === 'deprecated') reject('template_deprecated', { name, replacedBy: null })
  const { requireApprovedRoutingTemplates } = await readSettings(reading(tx), shopId)
  if (state === 'draft' && requireApprovedRoutingTemplates) reject('template_not_approved', { name })
}

async function checkReplacement(tx: Tx, shopId: string, template: LockedTemplate, nextId: string): Promise<void> {
  if (nextId === template.id) reject('malformed', { field: 'replacedBy', problem: 'is the template itself' })
  const next = known(await lockTemplate(tx, shopId, nextId), 'routing template')
  if (next.state === 'deprecated') reject('template_deprecated', { name: next.name, replacedBy: null })
  const usable = next.partSpecificationId === null || next.partSpecificationId === template.partSpecificationId
  if (!usable) reject('template_elsewhere', { name: next.name, partSpecification: template.name })
}
