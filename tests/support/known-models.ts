import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#bin/support/root.ts'

/** What a model file must answer, as far as it is known; `fileUnits` are numbers in the unit of the file. */
export type KnownModel = {
  file: string
  format?: string
  class?: string
  expect?: {
    outcome: string
    volume_mm3?: number
    area_mm2?: number
    watertight?: number
    repaired?: number
    afterRepair?: { volume_mm3?: number; area_mm2?: number; relTol?: number }
    union?: { volume_mm3: number; area_mm2: number }
    wallThickness_mm?: { minWall?: number }
  }
  brepMm?: { volume?: number; area?: number }
  mesh?: { volume?: { trimesh?: number }; area?: { trimesh?: number } }
  fileUnits?: {
    volume?: number
    area?: number
    convexHullVolume?: number
    minBoxVolume?: number
    watertight?: boolean
    union?: number
    sumOfBodies?: number
  }
}

const fixtures = join(root, 'tests/fixtures/models')
/** The whole collection, where the machine has it beside the repository. */
const collection = join(root, '../shared/models')

/** The model files with known answers: the whole collection where it is at hand, else those of the fixtures. */
export function knownModels(): { models: KnownModel[]; bytesOf: (file: string) => Buffer } {
  const whole = existsSync(join(collection, 'models.json'))
  return whole
    ? { models: collectionModels(), bytesOf: (file) => readFileSync(join(collection, file)) }
    : { models: fixtureModels(), bytesOf: fixtureBytes }
}

/** The model files that the repository itself carries. */
export function fixtureModels(): KnownModel[] {
  const rows = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Record<
    string,
    Omit<KnownModel, 'file'>
  >
  return Object.entries(rows).map(([file, row]) => ({
    format: file.split('.').pop()?.toLowerCase() ?? '',
    ...row,
    file,
  }))
}

export const fixtureBytes = (file: string): Buffer => readFileSync(join(fixtures, file))

type CollectionRow = KnownModel & {
  brep_mm?: KnownModel['brepMm']
  mesh_expected?: KnownModel['mesh']
  topology?: { watertight_positionWeld?: boolean }
  expected_fileUnits?: {
    volume?: { trimesh?: number }
    area?: { trimesh?: number }
    convexHullVolume?: { cgal?: number }
    minObb?: { bestVolume?: number }
    bodies_manifold?: { unionOfPositiveBodies?: number; sumOfSigned?: number }
  }
}

function collectionModels(): KnownModel[] {
  const { models } = JSON.parse(readFileSync(join(collection, 'models.json'), 'utf8')) as { models: CollectionRow[] }
  return models.map((row) => {
    const known = row.expected_fileUnits
    return {
      ...row,
      ...(row.brep_mm && { brepMm: row.brep_mm }),
      ...(row.mesh_expected && { mesh: row.mesh_expected }),
      ...(known && {
        fileUnits: defined({
          volume: known.volume?.trimesh,
          area: known.area?.trimesh,
          convexHullVolume: known.convexHullVolume?.cgal,
          minBoxVolume: known.minObb?.bestVolume,
          watertight: row.topology?.watertight_positionWeld,
          union: known.bodies_manifold?.unionOfPositiveBodies,
          sumOfBodies: known.bodies_manifold?.sumOfSigned,
        }),
      }),
    }
  })
}

const defined = <Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], undefined> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null)) as never
