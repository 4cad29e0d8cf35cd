import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type RoutingTemplateView, routingTemplate, templateNameTaken } from '#db/reads/routing-templates.ts'
import { lockSpecification } from '#db/stores/parts.ts'
import {
  insertTemplate,
  type LockedTemplate,
  lockTemplate,
  lockTemplateNames,
  nextTemplateVersion,
  setTemplateSteps,
  templateSteps,
  updateTemplate,
} from '#db/stores/routing-templates.ts'
import { reject } from '#domain/decision.ts'
import type { StepAsked, StepContent } from '#domain/routing/routing-step.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'
import { checkedSteps } from './template-steps.ts'

export interface CreateTemplate {
  commandId: string
  name: string
  steps: readonly StepAsked[]
  /** null: in the shop's library. */
  partSpecificationId: string | null
  /** The template whose next version this one is. */
  replaces?: string
}

/** Begins a template as a draft, for one part or for the library. Refuses with `name_taken` and `not_found`. */
export function createRoutingTemplate(ctx: CommandContext, asked: CreateTemplate): Promise<RoutingTemplateView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-routing-template',
    commandId,
    content,
    work: async (tx) => {
      const { partSpecificationId, replaces } = asked
      if (partSpecificationId !== null) {
        known(await lockSpecification(tx, shopId, partSpecificationId), 'part specification')
      }
      const before = replaces === undefined ? null : known(await lockTemplate(tx, shopId, replaces), 'routing template')
      if (before && before.partSpecificationId !== partSpecificationId) {
        reject('template_elsewhere', { name: before.name, partSpecification: 'this one' })
      }
      const steps = await checkedSteps(tx, shopId, asked.steps)
      const id = uuidv7()
      const draft = { id, familyId: before?.familyId ?? id, partSpecificationId, name: asked.name.trim() }
      await insertDraft(tx, ctx, draft, steps)
      return changed(ctx, tx, id)
    },
  })
}

/** Begins the next version of a template as a draft, with its steps unless others are given. */
export function beginTemplateVersion(
  ctx: CommandContext,
  asked: { commandId: string; id: string; steps?: readonly StepAsked[] },
): Promise<RoutingTemplateView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'begin-template-version',
    commandId,
    content,
    work: async (tx) => {
      const { familyId, partSpecificationId, name } = known(
        await lockTemplate(tx, shopId, asked.id),
        'routing template',
      )
      const steps = asked.steps
        ? await checkedSteps(tx, shopId, asked.steps)
        : await templateSteps(tx, shopId, asked.id)
      const id = uuidv7()
      await insertDraft(tx, ctx, { id, familyId, partSpecificationId, name }, steps)
      return changed(ctx, tx, id)
    },
  })
}

/**
 * Changes a template that no work order was made from. Other steps take an approval back: what was approved is the text.
 * Refuses with `template_frozen`, `template_deprecated`, `stale` and `name_taken`.
 */
export function updateRoutingTemplate(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; name?: string; steps?: readonly StepAsked[] },
): Promise<RoutingTemplateView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-routing-template',
    commandId,
    content,
    work: async (tx) => {
      const { id, version } = asked
      const before = known(await lockTemplate(tx, shopId, id), 'routing template')
      await checkVersion(tx, ctx, { what: 'routing template', id, asked: version, current: before.version })
      checkChangeable(before)
      const name = asked.name?.trim() ?? before.name
      if (name !== before.name) await checkName(tx, shopId, { ...before, name })
      const backToDraft = { state: 'draft', approvedBy: null, approvedAt: null } as const
      await updateTemplate(tx, shopId, id, { name, version: before.version + 1, ...(asked.steps ? backToDraft : {}) })
      if (asked.steps) await setTemplateSteps(tx, shopId, id, await checkedSteps(tx, shopId, asked.steps))
      return changed(ctx, tx, id)
    },
  })
}

/** A work order that was made from a template keeps it from changing. */
export function checkChangeable(template: LockedTemplate): void {
  const { name, templateVersion, workOrders, state } = template
  if (workOrders > 0) reject('template_frozen', { name, version: templateVersion, workOrders })
  if (state === 'deprecated') reject('template_deprecated', { name, replacedBy: null })
}

interface Draft {
  id: string
  familyId: string
  partSpecificationId: string | null
  name: string
}

/** Writes a draft as the next version of its family. */
export async function insertDraft(
  tx: Tx,
  ctx: CommandContext,
  draft: Draft,
  steps: readonly StepContent[],
): Promise<void> {
  const { shopId, personId } = ctx.actor
  await checkName(tx, shopId, draft)
  const templateVersion = await nextTemplateVersion(tx, shopId, draft.familyId)
  await insertTemplate(tx, shopId, { ...draft, templateVersion, createdBy: personId, createdAt: ctx.now() })
  await setTemplateSteps(tx, shopId, draft.id, steps)
}

async function checkName(tx: Tx, shopId: string, draft: Draft): Promise<void> {
  const { name, partSpecificationId, familyId } = draft
  await lockTemplateNames(tx, shopId, partSpecificationId)
  const taken = await templateNameTaken(reading(tx), shopId, { name, partSpecificationId, familyId })
  if (taken) reject('name_taken', { what: 'routing template', name })
}

/** The template as it is now, told to the screens. */
export async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await routingTemplate(reading(tx), ctx.actor.shopId, id), 'routing template')
  const { version, familyId } = answer
  return {
    answer,
    events: [{ type: 'routing_template.changed' as const, body: { id, version, familyId } }],
    subject: `${answer.name}, version ${answer.templateVersion}`,
  }
}
