import { readFileSync } from 'node:fs'

const folder = new URL('../../fixtures/models/', import.meta.url)

/** What a model file of the fixtures must answer, as far as it is known. */
export type ExpectedModel = {
  file: string
  format?: string
  class?: string
  scaleToMm?: number
  expect?: { outcome: string; volume_mm3?: number; area_mm2?: number; watertight?: number; repaired?: number }
  fileUnits?: {
    volume?: number
    area?: number
    convexHullVolume?: number
    minBoxVolume?: number
    watertight?: boolean
    union?: number
  }
}

export function expectedModels(): ExpectedModel[] {
  const rows = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
    string,
    Omit<ExpectedModel, 'file'>
  >
  return Object.entries(rows).map(([file, row]) => ({
    format: file.split('.').pop()?.toLowerCase() ?? '',
    ...row,
    file,
  }))
}

export const modelBytes = (file: string): Buffer => readFileSync(new URL(file, folder))
