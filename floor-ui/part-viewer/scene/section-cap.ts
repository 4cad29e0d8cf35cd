import {
  AlwaysStencilFunc,
  BackSide,
  BufferAttribute,
  BufferGeometry,
  Color,
  DecrementWrapStencilOp,
  DoubleSide,
  FrontSide,
  GLSL3,
  Group,
  IncrementWrapStencilOp,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  NotEqualStencilFunc,
  type Plane,
  PlaneGeometry,
  ReplaceStencilOp,
  ShaderMaterial,
  type Side,
  type StencilOp,
  Vector3,
} from 'three'

const vertexShader = /* glsl */ `
out vec2 place;
void main() {
  place = position.xy;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`

/* Hatching at 45 degrees, as on a drawing, with lines as wide on the screen however near they are. */
const fragmentShader = /* glsl */ `
in vec2 place;
out vec4 colour;
uniform vec3 ground;
uniform vec3 ink;
uniform float pitch;
void main() {
  float along = (place.x + place.y) / pitch;
  float wide = fwidth(along);
  float line = abs(fract(along) - 0.5) / max(wide, 1e-6);
  float fine = clamp(1.0 - wide * 1.6, 0.0, 1.0);
  colour = vec4(mix(ground, ink, (1.0 - smoothstep(0.5, 1.4, line)) * fine + (1.0 - fine) * 0.3), 1.0);
}
`

/** The hatched face that a section shows where it cuts through the solid, with its outline. */
interface SectionCap {
  group: Group
  /** Lays the cap on the plane. `outline` are the cut's lines, two ends each. */
  place: (plane: Plane, outline: Float32Array) => void
  paint: (colours: { ground: string; ink: string }) => void
  dispose: () => void
}

/**
 * Draws the cap by counting: of the faces behind the plane, more look away than towards the eye exactly where the
 * plane is inside the solid.
 */
export function sectionCap(geometry: BufferGeometry, planes: Plane[], size: number): SectionCap {
  const group = new Group()
  const counters = [
    counter(geometry, planes, BackSide, IncrementWrapStencilOp),
    counter(geometry, planes, FrontSide, DecrementWrapStencilOp),
  ]
  const face = new Mesh(new PlaneGeometry(size * 2.2, size * 2.2), capMaterial(size))
  face.renderOrder = 1.1
  face.onAfterRender = (renderer) => renderer.clearStencil()
  const lines = new LineSegments(new BufferGeometry(), new LineBasicMaterial())
  lines.renderOrder = 1.2
  group.add(...counters, face, lines)
  return {
    group,
    place: (plane, outline) => {
      plane.coplanarPoint(face.position)
      face.lookAt(face.position.clone().sub(plane.normal))
      lines.geometry.dispose()
      lines.geometry = new BufferGeometry()
      lines.geometry.setAttribute('position', new BufferAttribute(outline, 3))
      lines.position.copy(plane.normal).multiplyScalar(-size * 4e-4)
    },
    paint: ({ ground, ink }) => {
      const { uniforms } = face.material
      for (const [name, hex] of [
        ['ground', ground],
        ['ink', ink],
      ] as const) {
        const uniform = uniforms[name]
        if (uniform) uniform.value = asShown(hex)
      }
      lines.material.color.set(ink)
    },
    dispose: () => {
      for (const each of counters) each.material.dispose()
      face.geometry.dispose()
      face.material.dispose()
      lines.geometry.dispose()
      lines.material.dispose()
    },
  }
}

function asShown(hex: string): Vector3 {
  const { r, g, b } = new Color(hex).convertLinearToSRGB()
  return new Vector3(r, g, b)
}

function counter(geometry: BufferGeometry, planes: Plane[], side: Side, operation: StencilOp) {
  const material = new MeshBasicMaterial({
    side,
    clippingPlanes: planes,
    depthWrite: false,
    depthTest: false,
    colorWrite: false,
    stencilWrite: true,
    stencilFunc: AlwaysStencilFunc,
    stencilFail: operation,
    stencilZFail: operation,
    stencilZPass: operation,
  })
  const mesh = new Mesh(geometry, material)
  mesh.renderOrder = 1
  return mesh
}

function capMaterial(size: number): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    side: DoubleSide,
    stencilWrite: true,
    stencilRef: 0,
    stencilFunc: NotEqualStencilFunc,
    stencilFail: ReplaceStencilOp,
    stencilZFail: ReplaceStencilOp,
    stencilZPass: ReplaceStencilOp,
    uniforms: {
      ground: { value: new Vector3(1, 1, 1) },
      ink: { value: new Vector3(0, 0, 0) },
      pitch: { value: size / 55 },
    },
  })
}
