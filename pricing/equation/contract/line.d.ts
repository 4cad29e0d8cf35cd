declare const specification: Specification
declare const requisition: Requisition
declare const revision: Revision
/** The same as `specification.material`. */
declare const material: Material
/** Hours that the operations of the part's routing take. Read-only. */
declare const workflow: { duration: number }

/**
 * Ends the equation with the price of ONE piece; Routecard multiplies by the quantity. A price that is 0, negative
 * or no number asks a person to review it.
 * @param price of one piece, a plain number without a currency
 * @param duration hours of making, 0 when left out
 * @param reviewRequired true when a person must look at the price first
 */
declare function done(price: number, duration?: number, reviewRequired?: boolean): never
declare function done(options: { price: number; duration?: number; reviewRequired?: boolean }): never

/**
 * A named cell: gives `fallback` unless somebody of the shop typed another number for this line. Customers never see it.
 * A name that begins with `REVIEW:` is shown as a reason for review when its value is not 0.
 */
declare function variable(name: string, fallback: number): number
