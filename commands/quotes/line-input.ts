import { v7 as uuidv7 } from 'uuid'
import { ask, type Reader } from '#db/connect.ts'
import { customerReferenceByNumber } from '#db/reads/customer-references.ts'
import { lineFacts } from '#db/reads/sales/line-facts.ts'
import { specificationForLine } from '#db/reads/sales/specification-for-line.ts'
import { reject } from '#domain/decision.ts'
import { agreedPrice, type Expense } from '#domain/orders/line-price.ts'
import type { AttachedFile, QuoteHead, QuoteLineState } from '#domain/orders/quote-state.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits } from '#domain/units/money.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { blankLine } from './blank-quote.ts'

export interface LineInput {
  name?: string | undefined
  partRevisionId?: string | undefined
  partSpecificationId?: string | undefined
  customerReference?: string | undefined
  processId?: string | undefined
  materialId?: string | null | undefined
  color?: string | null | undefined
  infillId?: string | null | undefined
  precisionId?: string | null | undefined
  postProcessIds?: string[] | undefined
  leadTimeId?: string | null | undefined
  quantity?: number | undefined
  quantities?: number[] | undefined
  variables?: Record<string, number> | undefined
  postProcessVariables?: Record<string, Record<string, number>> | undefined
  manualUnitPrice?: string | null | undefined
  comment?: string | undefined
  files?: AttachedFile[] | undefined
  expense?: { name: string; amount: string } | { name: string; hours: number; rate: string } | undefined
}

/** A new line as it was asked for: a part by revision, specification or the customer's number, or an expense. */
export async function newLine(ctx: CommandContext, head: QuoteHead, asked: LineInput): Promise<QuoteLineState> {
  const id = uuidv7()
  if (asked.expense) return withInput(ctx, head, { ...blankLine, id, kind: 'expense' }, asked)
  const named = [asked.partRevisionId, asked.partSpecificationId, asked.customerReference]
  if (named.every((each) => each === undefined)) {
    reject('malformed', { field: 'partRevisionId', problem: 'say which part it is, or name an expense' })
  }
  if (asked.quantity === undefined) reject('malformed', { field: 'quantity', problem: 'say how many' })
  return withInput(ctx, head, { ...blankLine, id }, asked)
}

/** A line with what was asked for written on it. Refuses with `not_found` what the shop does not have or offer. */
export async function withInput(
  ctx: CommandContext,
  head: QuoteHead,
  line: QuoteLineState,
  asked: LineInput,
): Promise<QuoteLineState> {
  return ask(ctx.db, ctx.actor.shopId, async (reader) => {
    const shopId = ctx.actor.shopId
    if (line.kind === 'expense' || asked.expense) return withExpense(line, asked)
    const part = await withPart(reader, shopId, head.customerId, line, asked)
    const choices = choicesOf(asked)
    const chosen = { ...part, ...choices }
    await checkChoices(reader, shopId, {
      ...blankLine,
      ...choices,
      partRevisionId: asked.partRevisionId ?? null,
      leadTimeId: asked.leadTimeId ?? null,
      id: line.id,
    })
    const typed = withTyped(ctx, chosen, asked)
    // Another way of making it is another specification, which is looked for again when the quote becomes an order.
    const remade = Object.keys(choices).some(
      (key) => !same(choices[key as keyof typeof choices], part[key as keyof QuoteLineState]),
    )
    return withAgreed(reader, shopId, head, {
      ...typed,
      partSpecificationId: remade ? null : typed.partSpecificationId,
    })
  })
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function withExpense(line: QuoteLineState, asked: LineInput): QuoteLineState {
  const expense: Expense | null =
    asked.expense === undefined
      ? line.expense
      : 'amount' in asked.expense
        ? { kind: 'fixed', amount: asked.expense.amount }
        : { kind: 'hourly', hours: asked.expense.hours, rate: asked.expense.rate }
  if (line.kind !== 'expense' || expense === null) {
    return reject('malformed', { field: 'expense', problem: 'a part does not become an expense' })
  }
  const name = (asked.expense?.name ?? asked.name ?? line.name).trim()
  return { ...line, name, expense, comment: asked.comment ?? line.comment }
}

/** The part, and what a specification or the customer's number says about how it is made. */
async function withPart(
  reader: Reader,
  shopId: string,
  customerId: string,
  line: QuoteLineState,
  asked: LineInput,
): Promise<QuoteLineState> {
  const { customerReference } = asked
  let specificationId = asked.partSpecificationId ?? null
  let reference = line.customerReference
  if (customerReference !== undefined) {
    const found = known(
      await customerReferenceByNumber(reader, shopId, customerId, customerReference),
      `part ${customerReference} of this customer`,
    )
    specificationId = found.partSpecification.id
    reference = customerReference
  }
  if (specificationId !== null) {
    const found = known(await specificationForLine(reader, shopId, specificationId), 'part specification')
    const { id, name, ...making } = found
    return { ...line, ...making, partSpecificationId: id, name: asked.name ?? name, customerReference: reference }
  }
  if (asked.partRevisionId === undefined) return { ...line, name: asked.name?.trim() ?? line.name }
  const facts = await lineFacts(reader, shopId, [{ ...blankLine, partRevisionId: asked.partRevisionId }])
  const revision = known(facts.revisions.get(asked.partRevisionId), 'part revision')
  return { ...line, partRevisionId: revision.id, partSpecificationId: null, name: asked.name?.trim() ?? revision.name }
}

/** Only what was said: `undefined` leaves a line as it is. */
function choicesOf(asked: LineInput) {
  const { processId, materialId, color, infillId, precisionId, postProcessIds } = asked
  const all = {
    processId,
    materialId,
    color: color === undefined ? undefined : color?.trim() || null,
    infillId,
    precisionId,
    postProcessIds,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<
    Pick<QuoteLineState, 'processId' | 'materialId' | 'color' | 'infillId' | 'precisionId' | 'postProcessIds'>
  >
}

async function checkChoices(reader: Reader, shopId: string, line: QuoteLineState): Promise<void> {
  const facts = await lineFacts(reader, shopId, [line])
  const check = (id: string | null, what: string) => {
    if (id !== null) known(facts.choices.get(id)?.removed ? null : facts.choices.get(id), what)
  }
  check(line.processId, 'process')
  check(line.materialId, 'material')
  check(line.infillId, 'infill')
  check(line.precisionId, 'precision')
  check(line.leadTimeId, 'lead time')
  for (const id of line.postProcessIds) check(id, 'post-process')
}

function withTyped(ctx: CommandContext, line: QuoteLineState, asked: LineInput): QuoteLineState {
  const mark = { by: ctx.actor.name, at: ctx.now().toISOString() }
  const { manualUnitPrice, variables, postProcessVariables } = asked
  return {
    ...line,
    quantity: asked.quantity ?? line.quantity,
    quantities: asked.quantities ? [...new Set(asked.quantities)].sort((a, b) => a - b) : line.quantities,
    leadTimeId: asked.leadTimeId === undefined ? line.leadTimeId : asked.leadTimeId,
    comment: asked.comment ?? line.comment,
    files: asked.files ?? line.files,
    ...(variables === undefined && postProcessVariables === undefined
      ? {}
      : {
          variables: variables ?? line.variables,
          postProcessVariables: postProcessVariables ?? line.postProcessVariables,
          variableMarks: marksOf(line, { variables, postProcessVariables }, mark),
        }),
    ...(manualUnitPrice === undefined
      ? {}
      : {
          manualUnitPrice,
          manualBy: manualUnitPrice === null ? null : mark.by,
          manualAt: manualUnitPrice === null ? null : mark.at,
        }),
  }
}

/** Who typed a value, and when: a value that stays as it was keeps its mark. */
function marksOf(
  line: QuoteLineState,
  asked: Pick<LineInput, 'variables' | 'postProcessVariables'>,
  mark: { by: string; at: string },
): QuoteLineState['variableMarks'] {
  const flat = (own: Record<string, number>, others: Record<string, Record<string, number>>) =>
    new Map([
      ...Object.entries(own),
      ...Object.entries(others).flatMap(([id, values]) =>
        Object.entries(values).map(([name, value]): [string, number] => [`${id} ${name}`, value]),
      ),
    ])
  const before = flat(line.variables, line.postProcessVariables)
  const after = flat(asked.variables ?? line.variables, asked.postProcessVariables ?? line.postProcessVariables)
  return Object.fromEntries(
    [...after].map(([name, value]) => [name, before.get(name) === value ? (line.variableMarks[name] ?? mark) : mark]),
  )
}

/** The price agreed for the customer's number at this quantity, if the line still is that part. */
export async function withAgreed(
  reader: Reader,
  shopId: string,
  { customerId, rate, currency }: QuoteHead,
  line: QuoteLineState,
): Promise<QuoteLineState> {
  const { customerReference, quantity } = line
  if (customerReference === null) return line
  const found = await customerReferenceByNumber(reader, shopId, customerId, customerReference)
  const stands = found !== null && found.partSpecification.id === line.partSpecificationId
  const agreed = stands ? agreedPrice(found.priceTiers, quantity) : null
  return { ...line, agreedUnitPrice: agreed === null ? null : convertMoney(agreed, rate, currencyDigits(currency)) }
}
