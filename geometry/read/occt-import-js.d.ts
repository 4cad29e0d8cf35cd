declare module 'occt-import-js' {
  export type FinenessOfFaces = {
    linearUnit: string
    linearDeflectionType: string
    linearDeflection: number
    angularDeflection: number
  }
  export type CadMesh = {
    readonly name?: string
    readonly attributes: { readonly position: { readonly array: ArrayLike<number> } }
    readonly index: { readonly array: ArrayLike<number> }
  }
  export type CadAnswer = { readonly success: boolean; readonly meshes?: readonly CadMesh[] }
  export type CadKernel = {
    ReadStepFile: (content: Uint8Array, fineness: FinenessOfFaces) => CadAnswer
    ReadIgesFile: (content: Uint8Array, fineness: FinenessOfFaces) => CadAnswer
  }
  // biome-ignore lint/style/noDefaultExport: the package offers nothing else
  export default function start(options: object): Promise<CadKernel>
}
