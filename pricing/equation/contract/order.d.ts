/** Every line of the order. */
declare const parts: {
  /** Unit price of the process equation (level 1). */
  price: number
  /** `specification.postProcessing[].price` holds the unit prices of the post-processes (level 2). */
  specification: Specification
  requisition: Requisition
  revision: Revision
}[]

/** The sum over all lines of unit price × quantity, post-processes included. */
declare const subtotal: number

/** Adds a line below the parts: a positive price is a charge, a negative one a discount. */
declare function addLineItem(item: { name: string; price: number }): void
