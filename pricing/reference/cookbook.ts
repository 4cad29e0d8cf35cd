import type { EquationLevel } from '../equation/inputs.ts'

/** A short answer to "how do I …": right as it stands, to be put into one's own equation. */
export interface Recipe {
  title: string
  text: string
  level: EquationLevel
  source: string
}

export const cookbook: readonly Recipe[] = [
  {
    title: 'Price by volume of material',
    text: 'Volumes come in mm³: divide by 1000 for cm³, and multiply by g/cm³ for grams.',
    level: 'process',
    source: `const grams = (specification.volume / 1000) * 1.24
const unitPrice = grams * 0.025
done(unitPrice)`,
  },
  {
    title: 'A number that operators may move',
    text: 'variable() shows a cell beside the price. It holds what the equation computes until somebody types another number for that line.',
    level: 'process',
    source: `const hours = variable('machineHours', round(specification.volume / 16_000, 2))
done(hours * 4.5, hours)`,
  },
  {
    title: 'Cheaper by quantity',
    text: 'createBands takes the value of the highest threshold that is reached. It knows no threshold below the first: there it gives the second argument, or 0.',
    level: 'process',
    source: `const discount = createBands({ 10: 0.05, 50: 0.1, 200: 0.18 })(requisition.quantity)
const unitPrice = 12 * (1 - discount)
done(unitPrice)`,
  },
  {
    title: 'Share the set-up among the pieces',
    text: 'What is done once for a line costs each piece less, the more there are.',
    level: 'process',
    source: `const setUp = variable('setUp', 35)
const perPiece = (specification.volume / 1000) * 0.18
done(perPiece + setUp / requisition.quantity)`,
  },
  {
    title: 'Ask a person to look',
    text: 'Each REVIEW: variable that is 1 becomes a sentence beside the price, and the price waits. Keep the names short and whole.',
    level: 'process',
    source: `const thin = variable('REVIEW: wall under 0.8 mm', specification.minWallThickness < 0.8 ? 1 : 0)
const open = variable('REVIEW: the mesh is not closed', revision.watertight === 0 ? 1 : 0)
done((specification.volume / 1000) * 0.3, 0, thin === 1 || open === 1)`,
  },
  {
    title: 'Too large for the machine',
    text: 'Width, height and length are sorted: width is the longest side however the part was drawn. done() ends the equation at once, so what follows need not think of it.',
    level: 'process',
    source: `if (specification.width > 380 || specification.height > 284) {
  variable('REVIEW: larger than the build room', 1)
  done(0, 0, true)
}
done((specification.shrinkWrapVolume / 1000) * 0.18)`,
  },
  {
    title: 'What may not have been chosen',
    text: 'Colour, infill, precision and lead time are null when nobody chose. Say what holds then.',
    level: 'process',
    source: `const infill = specification.infill?.value ?? 0.2
const layer = specification.precision?.value ?? 0.2
const solid = specification.volume * (0.25 + 0.75 * infill)
done((solid / 1000) * 0.05 * (0.2 / layer))`,
  },
  {
    title: 'Faster costs more',
    text: 'The buffer of a lead time is in working days. Without a lead time the usual price holds.',
    level: 'process',
    source: `const days = requisition.leadTime?.buffer ?? 8
const surcharge = days <= 3 ? 1.4 : days <= 5 ? 1.15 : 1
done((specification.volume / 1000) * 0.3 * surcharge)`,
  },
  {
    title: 'A customer’s own terms',
    text: 'customer is null while nobody is signed in. The organisation number never changes; its name may.',
    level: 'process',
    source: `const discount = customer?.organisationId === 1042 ? 0.08 : 0
done(20 * (1 - discount))`,
  },
  {
    title: 'Cost of machine hours from the routing',
    text: 'workflow.duration adds the hours of the operations that the process and its post-processes ask for.',
    level: 'process',
    source: `const hours = workflow.duration / requisition.quantity
done(hours * 48 + (specification.volume / 1000) * 0.1, hours)`,
  },
  {
    title: 'A post-process by surface, with a least price',
    text: 'Areas come in mm²: divide by 100 for cm².',
    level: 'post-process',
    source: `const squareCentimetres = specification.area / 100
done(Math.max(1.5, squareCentimetres * 0.04), 0.1)`,
  },
  {
    title: 'A post-process that builds on the part',
    text: 'Level 2 sees the unit price of level 1 and every variable that it exposed, as operators left them.',
    level: 'post-process',
    source: `const support = processPricing.variables['supportVolume'] ?? 0
done(processPricing.price * 0.1 + (support / 1000) * 0.6)`,
  },
  {
    title: 'A least order value',
    text: 'Level 3 runs once and adds lines below the parts. A line of 0 is better left out.',
    level: 'order',
    source: `const missing = 75 - subtotal
if (missing > 0) addLineItem({ name: 'Minimum order value', price: round(missing, 2) })`,
  },
  {
    title: 'A discount on the whole order',
    text: 'A negative price is a discount. Bands read the subtotal as well as a quantity.',
    level: 'order',
    source: `const share = createBands({ 1000: 0.03, 5000: 0.06 })(subtotal)
if (share > 0) addLineItem({ name: 'Volume discount', price: -round(subtotal * share, 2) })`,
  },
  {
    title: 'A fee for each material',
    text: 'parts holds every line with its specification and quantity.',
    level: 'order',
    source: `const materials = new Set(parts.map((part) => part.specification.material.name))
for (const name of materials) addLineItem({ name: \`Set-up of \${name}\`, price: 15 })`,
  },
]
