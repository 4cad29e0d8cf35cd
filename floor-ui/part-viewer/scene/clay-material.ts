import { DoubleSide, GLSL3, type Plane, ShaderMaterial, Vector3 } from 'three'
import type { ThicknessScale } from '../thickness-scale.ts'

const RAMP_STOPS = 7

const vertexShader = /* glsl */ `
#include <clipping_planes_pars_vertex>
in float thickness;
out float vThickness;
out vec3 vNormalHere;
out vec3 vNormalWorld;
void main() {
  vThickness = thickness;
  vNormalHere = normalMatrix * normal;
  vNormalWorld = normal;
  vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
  #include <clipping_planes_vertex>
  gl_Position = projectionMatrix * mvPosition;
}
`

/* Clay as in the part's picture: a warm light over the left shoulder, a cool sky. Thickness keeps the light of the clay. */
const fragmentShader = /* glsl */ `
#include <clipping_planes_pars_fragment>
in float vThickness;
in vec3 vNormalHere;
in vec3 vNormalWorld;
out vec4 colour;
uniform vec3 tint;
uniform vec3 ramp[${RAMP_STOPS}];
uniform float from;
uniform float to;
uniform float limit;
uniform bool coloured;
uniform vec3 limitColour;
const vec3 KEY = vec3(-0.42, 0.62, 0.66);
const vec3 KEY_COLOUR = vec3(0.585, 0.566, 0.54);
vec3 onScreen(vec3 light) {
  return mix(light * 12.92, 1.055 * pow(max(light, vec3(0.0031308)), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light));
}
vec3 sky(float up) {
  vec3 aside = vec3(0.39, 0.388, 0.372);
  vec3 above = vec3(0.55, 0.564, 0.584) - aside;
  vec3 below = aside - vec3(0.2, 0.195, 0.18);
  return aside + (up >= 0.0 ? above * up : below * up);
}
void main() {
  #include <clipping_planes_fragment>
  float side = gl_FrontFacing ? 1.0 : -1.0;
  vec3 normal = normalize(vNormalHere) * side;
  vec3 lit = KEY_COLOUR * max(0.0, dot(normal, normalize(KEY))) + sky(normalize(vNormalWorld).z * side);
  vec3 clay = onScreen((tint + 0.016) * lit);
  if (!coloured || vThickness <= 0.0) {
    colour = vec4(clay, 1.0);
    return;
  }
  float place = clamp(log(max(vThickness, from) / from) / log(to / from), 0.0, 1.0) * float(${RAMP_STOPS - 1});
  int stop = int(min(floor(place), float(${RAMP_STOPS - 2})));
  vec3 wall = mix(ramp[stop], ramp[stop + 1], place - float(stop));
  float luminance = dot(onScreen(lit * 0.97), vec3(0.2126, 0.7152, 0.0722));
  vec3 shown = wall * pow(luminance, 0.85);
  if (vThickness < limit) {
    vec2 across = mod(vec2(gl_FragCoord.x + gl_FragCoord.y, gl_FragCoord.x - gl_FragCoord.y), 11.0);
    if (min(across.x, across.y) < 2.4) shown = limitColour;
  }
  colour = vec4(shown, 1.0);
}
`

/** The part's surface: clay, or the colours of its wall thickness. */
export function clayMaterial(planes: Plane[]): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    side: DoubleSide,
    clipping: true,
    clippingPlanes: planes,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    uniforms: {
      tint: { value: new Vector3() },
      ramp: { value: Array.from({ length: RAMP_STOPS }, () => new Vector3()) },
      from: { value: 1 },
      to: { value: 10 },
      limit: { value: 0 },
      coloured: { value: false },
      limitColour: { value: new Vector3() },
    },
  })
}

export interface SurfaceLook {
  /** Draws thickness by this scale; clay where there is none. */
  scale: ThicknessScale | null
  /** Walls thinner than this are cross-hatched; 0 for none. */
  limitMm: number
  /** The seven colours of the scale, thin first, and the colour of the hatch, as `#rrggbb`. */
  ramp: readonly string[]
  limitColour: string
  /** The part's own colour as `#rrggbb`; clay where it is not dyed. */
  color: string | null
}

const CLAY = '#cecdc5'

/** Gives a look to the material. */
export function paint(material: ShaderMaterial, { scale, limitMm, ramp, limitColour, color }: SurfaceLook): void {
  const { uniforms } = material
  const set = (name: string, value: unknown) => {
    const uniform = uniforms[name]
    if (uniform) uniform.value = value
  }
  set('coloured', scale !== null)
  set('limit', limitMm)
  set('ramp', ramp.slice(0, RAMP_STOPS).map(screenColour))
  set('limitColour', screenColour(limitColour))
  set('tint', screenColour(color ?? CLAY).set(...(channels(color ?? CLAY).map(asLight) as [number, number, number])))
  if (!scale) return
  set('from', scale.fromMm)
  set('to', scale.toMm)
}

function screenColour(hex: string): Vector3 {
  return new Vector3(...channels(hex))
}

function channels(hex: string): [number, number, number] {
  const number = Number.parseInt(/^#([0-9a-f]{6})$/i.exec(hex.trim())?.[1] ?? CLAY.slice(1), 16)
  return [((number >> 16) & 255) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255]
}

function asLight(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
