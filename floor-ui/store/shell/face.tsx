import { createContext, type ReactNode, useContext } from 'react'
import type { Face } from '../store-data.ts'

const Shown = createContext<Face | null>(null)

export function FaceProvider({ face, children }: { face: Face; children: ReactNode }) {
  return <Shown value={face}>{children}</Shown>
}

/** The shop and who looks. Only below `Store`. */
export function useFace(): Face {
  const face = useContext(Shown)
  if (!face) throw new Error('useFace needs a FaceProvider above it')
  return face
}
