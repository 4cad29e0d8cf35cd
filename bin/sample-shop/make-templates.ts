import type { CommandContext } from '#commands/context.ts'
import { beginTemplateVersion, createRoutingTemplate } from '#commands/routing-templates.ts'
import { approveTemplate, deprecateTemplate, makeTemplateDefault } from '#commands/template-states.ts'
import { type Floor, idIn } from './make-floor.ts'
import type { Maker } from './maker.ts'
import { parts as sampleParts } from './parts.ts'
import type { PartKey } from './runs.ts'
import { libraryTemplates, type SampleStep, type TemplateKey } from './templates.ts'

const day = 24 * 60

/** The library in every state, the defaults of the parts, and a part's own draft. Answers the approved template of each key. */
export async function makeTemplates(
  maker: Maker,
  floor: Floor,
  parts: ReadonlyMap<PartKey, string>,
): Promise<Map<TemplateKey, string>> {
  const approved = new Map<TemplateKey, string>()
  for (const template of libraryTemplates) {
    const id = await makeFamily(maker, floor, template)
    if (id !== null) approved.set(template.key, id)
  }
  for (const part of sampleParts) {
    if (part.standard === null) continue
    await makeTemplateDefault(planner(maker, floor, 37 * day), {
      commandId: maker.idOf(`default ${part.key}`),
      id: idIn(approved, part.standard),
      partSpecificationId: idIn(parts, part.key),
    })
  }
  await makeOwnDraft(maker, floor, parts)
  return approved
}

async function makeFamily(
  maker: Maker,
  floor: Floor,
  template: (typeof libraryTemplates)[number],
): Promise<string | null> {
  let approved: string | null = null
  let before: string | null = null
  for (const [index, version] of template.versions.entries()) {
    const commandId = maker.idOf(`template ${template.key} ${index + 1}`)
    const steps = version.steps.map((step) => stepOf(floor, step))
    const drafted: CommandContext = planner(maker, floor, version.state === 'draft' ? 31 : 38 * day - index * 60)
    const made: { id: string } =
      before === null
        ? await createRoutingTemplate(drafted, { commandId, name: template.name, steps, partSpecificationId: null })
        : await beginTemplateVersion(drafted, { commandId, id: before, steps })
    if (version.state !== 'draft') {
      await approveTemplate(planner(maker, floor, 38 * day - index * 60 - 20), {
        commandId: maker.idOf(`approve ${template.key} ${index + 1}`),
        id: made.id,
      })
    }
    if (approved !== null && version.state === 'approved') {
      const deprecate = {
        commandId: maker.idOf(`deprecate ${template.key} ${index}`),
        id: approved,
        replacedBy: made.id,
      }
      await deprecateTemplate(planner(maker, floor, 38 * day - index * 60 - 30), deprecate)
    }
    if (version.state !== 'draft') approved = made.id
    before = made.id
  }
  return approved
}

/** A routing that belongs to one part and that nobody has approved yet. */
async function makeOwnDraft(maker: Maker, floor: Floor, parts: ReadonlyMap<PartKey, string>): Promise<void> {
  const plain = libraryTemplates.find((each) => each.key === 'plain')?.versions[0]
  if (!plain) return
  await createRoutingTemplate(planner(maker, floor, 2 * day), {
    commandId: maker.idOf('template of the geared heart'),
    name: 'Award, hand finished',
    partSpecificationId: idIn(parts, 'geared-heart'),
    steps: plain.steps.map((step) => stepOf(floor, step)),
  })
}

function stepOf(floor: Floor, { operation, stations, ...content }: SampleStep) {
  return {
    ...content,
    operationId: idIn(floor.operations, operation),
    stationIds: stations.map((each) => idIn(floor.stations, each)),
  }
}

/** Marta at her desk. */
export function planner(maker: Maker, floor: Floor, minutesAgo: number): CommandContext {
  const marta = floor.people.get('marta')
  const context = maker.owner(minutesAgo)
  return marta
    ? { ...context, actor: { ...context.actor, personId: marta.id, name: marta.name, role: 'planner' } }
    : context
}
