/** What level 1 said about this part. */
declare const processPricing: {
  /** The unit price of the process equation. */
  price: number
  /** Values that the process equation exposed by `variable()`, as overridden: `processPricing.variables["supportVolume"]`. */
  variables: Record<string, number>
}
