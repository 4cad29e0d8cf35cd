import { simplifySolid } from '../manifold/simplify-solid.ts'
import type { MeasuredSample } from '../measures/wall-thickness.ts'
import { cornerNormals, faceNormals } from '../mesh/corner-normals.ts'
import { axisBox, type Mesh, triangleCount } from '../mesh/mesh.ts'
import { reduceTo } from '../mesh/reduce.ts'
import { type PreviewBuffers, packGlb } from './glb.ts'
import { subdivide } from './subdivide.ts'
import { type ThicknessNear, thicknessNear } from './thickness-at.ts'

const TRIANGLES_MAX = 80_000
/** What is smaller than this share of the diagonal may go. */
const SIMPLER_SHARE = 5e-4
/** Simplifying costs seconds for each million triangles; beyond this a grid must do. */
const SIMPLIFIED_TRIANGLES_MAX = 400_000
/** Edges are cut to this share of the diagonal, so that thickness can change along a large flat face. */
const EDGE_SHARE = 1 / 30
const SUBDIVIDED_TRIANGLES_MAX = 24_000

/**
 * Makes the model that the viewer shows: the part with fewer triangles where it has very many, smooth normals, and the
 * measured thickness at each vertex, as a binary glTF in the coordinates of the file (millimetres).
 */
export async function previewOf(mesh: Mesh, walls: readonly MeasuredSample[]): Promise<Buffer> {
  const { min, max } = axisBox(mesh)
  const size = Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
  const fewer = triangleCount(mesh) > TRIANGLES_MAX ? await fewerTriangles(mesh, size) : mesh
  const finer = subdivide(fewer, size * EDGE_SHARE, SUBDIVIDED_TRIANGLES_MAX)
  return packGlb(buffersOf(finer, thicknessNear(walls, min, size)))
}

/** Simplifies a proper solid by a small tolerance; what is no solid, or stays too fine, is joined on a grid. */
async function fewerTriangles(mesh: Mesh, size: number): Promise<Mesh> {
  const simpler =
    triangleCount(mesh) <= SIMPLIFIED_TRIANGLES_MAX ? await simplifySolid(mesh, size * SIMPLER_SHARE) : null
  return reduceTo(simpler ?? mesh, TRIANGLES_MAX)
}

/** Vertices are doubled where two faces meet at an edge, so that each side keeps its own normal and thickness. */
function buffersOf(mesh: Mesh, thicknessAt: ThicknessNear): PreviewBuffers {
  const { positions, triangles } = mesh
  const corners = cornerNormals(mesh, faceNormals(mesh))
  const numberOf = new Map<string, number>()
  const places: number[] = []
  const normals: number[] = []
  const index = new Uint32Array(triangles.length)
  for (let corner = 0; corner < triangles.length; corner++) {
    const vertex = triangles[corner] as number
    const [nx, ny, nz] = [0, 1, 2].map((axis) => corners?.[corner * 3 + axis] ?? 0) as [number, number, number]
    const key = `${vertex},${Math.round(nx * 500)},${Math.round(ny * 500)},${Math.round(nz * 500)}`
    let number = numberOf.get(key)
    if (number === undefined) {
      number = numberOf.size
      numberOf.set(key, number)
      places.push(
        positions[vertex * 3] as number,
        positions[vertex * 3 + 1] as number,
        positions[vertex * 3 + 2] as number,
      )
      normals.push(nx, ny, nz)
    }
    index[corner] = number
  }
  const thickness = new Float32Array(numberOf.size)
  for (let vertex = 0; vertex < thickness.length; vertex++) {
    const [x, y, z, nx, ny, nz] = [0, 1, 2, 3, 4, 5].map(
      (part) => (part < 3 ? places[vertex * 3 + part] : normals[vertex * 3 + part - 3]) as number,
    ) as [number, number, number, number, number, number]
    const found = thicknessAt(x, y, z, nx, ny, nz)
    thickness[vertex] = Number.isFinite(found) ? found : 0
  }
  return { positions: Float32Array.from(places), normals: Float32Array.from(normals), thickness, triangles: index }
}
