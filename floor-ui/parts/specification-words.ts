import type { DesignSpecification } from './part-data.ts'

/** "MJF, PA 12, black" */
export function specificationWords({ process, material, color }: DesignSpecification): string {
  return [process?.name, material?.name, color].filter(Boolean).join(', ') || 'Not said'
}
