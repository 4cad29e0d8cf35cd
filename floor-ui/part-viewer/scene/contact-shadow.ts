import {
  type BufferGeometry,
  GLSL3,
  type Mesh,
  Mesh as MeshOf,
  NoBlending,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  type Texture,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { PreviewModel } from '../preview-model.ts'

const SAMPLES = 256
/** How far around the part the shadow reaches, in lengths of its footprint. */
const AROUND = 1.5

const plain = /* glsl */ `
out vec2 at;
void main() {
  at = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`

/* What is near the ground darkens it, what is high above it hardly does. */
const underside = /* glsl */ `
in vec2 at;
out vec4 colour;
uniform float high;
in float above;
void main() {
  colour = vec4(0.0, 0.0, 0.0, 0.12 + 0.88 * pow(clamp(1.0 - above / high, 0.0, 1.0), 2.0));
}
`

const undersideVertex = /* glsl */ `
out vec2 at;
out float above;
uniform float ground;
void main() {
  at = vec2(0.0);
  above = position.z - ground;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`

const blurred = /* glsl */ `
in vec2 at;
out vec4 colour;
uniform sampler2D source;
uniform vec2 along;
void main() {
  float sum = 0.0;
  float whole = 0.0;
  for (int step = -8; step <= 8; step++) {
    float weight = exp(-float(step * step) / 28.0);
    sum += texture(source, at + along * float(step)).a * weight;
    whole += weight;
  }
  colour = vec4(0.0, 0.0, 0.0, sum / whole);
}
`

const laid = /* glsl */ `
in vec2 at;
out vec4 colour;
uniform sampler2D source;
uniform float strength;
void main() {
  colour = vec4(0.0, 0.0, 0.0, texture(source, vec2(at.x, 1.0 - at.y)).a * strength);
}
`

interface ContactShadow {
  mesh: Mesh
  setStrength: (strength: number) => void
  dispose: () => void
}

/** A soft shadow on the ground below the part, drawn once: the part does not move on it. */
export function contactShadow(renderer: WebGLRenderer, geometry: BufferGeometry, model: PreviewModel): ContactShadow {
  const { min, max } = model
  const width = Math.max(max[0] - min[0], max[1] - min[1]) * AROUND || 1
  const [x, y] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2]
  const targets = [new WebGLRenderTarget(SAMPLES, SAMPLES), new WebGLRenderTarget(SAMPLES, SAMPLES)] as const
  drawUnderside(renderer, geometry, model, { width, x, y, into: targets[0] })
  for (const spread of [1.6, 0.7]) {
    blur(renderer, targets[0].texture, targets[1], new Vector2(spread / SAMPLES, 0))
    blur(renderer, targets[1].texture, targets[0], new Vector2(0, spread / SAMPLES))
  }
  renderer.setRenderTarget(null)
  const material = shader(plain, laid, { source: { value: targets[0].texture }, strength: { value: 0.3 } })
  material.transparent = true
  material.depthWrite = false
  const mesh = new MeshOf(new PlaneGeometry(width, width), material)
  mesh.position.set(x, y, min[2] - width * 0.002)
  return {
    mesh,
    setStrength: (strength) => {
      const uniform = material.uniforms.strength
      if (uniform) uniform.value = strength
    },
    dispose: () => {
      mesh.geometry.dispose()
      material.dispose()
      for (const target of targets) target.dispose()
    },
  }
}

interface Ground {
  width: number
  x: number
  y: number
  into: WebGLRenderTarget
}

function drawUnderside(
  renderer: WebGLRenderer,
  geometry: BufferGeometry,
  { min, max }: PreviewModel,
  { width, x, y, into }: Ground,
): void {
  const material = shader(undersideVertex, underside, {
    ground: { value: min[2] },
    high: { value: Math.max(max[2] - min[2], width * 0.1) },
  })
  material.blending = NoBlending
  // Seen from below: of all that stands over a place, what is lowest. Its picture is upside down for who looks from above.
  const camera = new OrthographicCamera(-width / 2, width / 2, width / 2, -width / 2, 0, 10)
  camera.position.set(x, y, min[2] - 1)
  camera.up.set(0, -1, 0)
  camera.lookAt(x, y, min[2])
  camera.far = max[2] - min[2] + 2
  camera.updateProjectionMatrix()
  const scene = new Scene()
  const below = new MeshOf(geometry, material)
  below.material.side = 2
  scene.add(below)
  renderer.setRenderTarget(into)
  renderer.setClearColor(0x000000, 0)
  renderer.clear()
  renderer.render(scene, camera)
  material.dispose()
}

function blur(renderer: WebGLRenderer, source: Texture, into: WebGLRenderTarget, along: Vector2): void {
  const material = shader(plain, blurred, { source: { value: source }, along: { value: along } })
  material.blending = NoBlending
  const sheet = new MeshOf(new PlaneGeometry(2, 2), material)
  const camera = new OrthographicCamera(-1, 1, 1, -1, 0, 1)
  const scene = new Scene()
  scene.add(sheet)
  renderer.setRenderTarget(into)
  renderer.render(scene, camera)
  sheet.geometry.dispose()
  material.dispose()
}

function shader(vertexShader: string, fragmentShader: string, uniforms: Record<string, { value: unknown }>) {
  return new ShaderMaterial({ glslVersion: GLSL3, vertexShader, fragmentShader, uniforms, depthTest: true })
}
