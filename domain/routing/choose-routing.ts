import { allow, type Decision, refuse } from '../decision.ts'
import { type StepAsked, type StepContent, stepContent } from './routing-step.ts'

export type TemplateState = 'draft' | 'approved' | 'deprecated'

export interface ChoosableTemplate {
  id: string
  name: string
  state: TemplateState
  /** null: in the shop's library. */
  partSpecificationId: string | null
  replacedByName: string | null
  steps: readonly StepContent[]
}

/** What may be chosen from when a work order is made. */
export interface RoutingSources {
  specification: { id: string; name: string }
  /** The template that was named, if any. */
  named: ChoosableTemplate | null
  /** The default of the specification, if it has one. */
  standard: ChoosableTemplate | null
  /** What Automatic derives now from the process. */
  derived: readonly StepContent[]
  /** The shop makes parts by approved templates only. */
  requireApproved: boolean
}

export type RoutingAsked =
  | { automatic: true }
  | { templateId: string }
  | { steps: readonly StepAsked[]; templateId?: string | undefined }

export interface ChosenRouting {
  steps: readonly StepContent[]
  /** Where it was copied from; null when derived or listed. */
  templateId: string | null
  /** The copy differs from the template for this run. */
  edited: boolean
}

/**
 * The routing a work order is seeded from. Precedence: a list of steps, then the template that was named, then the default
 * of the specification, then what is derived from the process. With the approval gate shut only approved templates count.
 */
export function chooseRouting(asked: RoutingAsked | undefined, sources: RoutingSources): Decision<ChosenRouting> {
  if (asked && 'steps' in asked) return fromList(asked.steps, sources)
  const automatic = asked !== undefined && 'automatic' in asked
  const template = automatic ? null : (sources.named ?? sources.standard)
  if (template) return fromTemplate(template, sources)
  if (sources.requireApproved) return refuse('template_not_approved', { name: 'Automatic' })
  if (sources.derived.length === 0) return refuse('routing_empty', { name: 'Automatic' })
  return allow({ steps: sources.derived, templateId: null, edited: false })
}

function fromTemplate(template: ChoosableTemplate, sources: RoutingSources): Decision<ChosenRouting> {
  const usable = mayUse(template, sources)
  if (!usable.ok) return usable
  return allow({ steps: template.steps, templateId: template.id, edited: false })
}

/** A list that was edited out of a template keeps it as its origin; under the gate the origin has to be approved. */
function fromList(asked: readonly StepAsked[], sources: RoutingSources): Decision<ChosenRouting> {
  const steps = asked.map(stepContent)
  if (steps.length === 0) return refuse('routing_empty', { name: 'The list' })
  const origin = sources.named
  if (origin === null) {
    if (sources.requireApproved) return refuse('template_not_approved', { name: 'A routing listed for one run' })
    return allow({ steps, templateId: null, edited: true })
  }
  const usable = mayUse(origin, sources)
  if (!usable.ok) return usable
  return allow({ steps, templateId: origin.id, edited: true })
}

function mayUse(template: ChoosableTemplate, sources: RoutingSources): Decision<null> {
  const { specification } = sources
  if (template.partSpecificationId !== null && template.partSpecificationId !== specification.id) {
    return refuse('template_elsewhere', { name: template.name, partSpecification: specification.name })
  }
  if (template.state === 'deprecated') {
    return refuse('template_deprecated', { name: template.name, replacedBy: template.replacedByName })
  }
  if (sources.requireApproved && template.state !== 'approved') {
    return refuse('template_not_approved', { name: template.name })
  }
  if (template.steps.length === 0) return refuse('routing_empty', { name: template.name })
  return allow(null)
}
