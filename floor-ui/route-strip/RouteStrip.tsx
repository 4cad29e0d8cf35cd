import { useMemo } from 'react'
import { type RouteStripInput, readRouteStrip } from '#domain/route-strip/reading.ts'
import { BigStrip, type BigStripProps } from './BigStrip.tsx'
import { CustomerStages } from './CustomerStages.tsx'
import { MiniStrip, type MiniStripProps } from './MiniStrip.tsx'
import { StationStrip, type StationStripProps } from './StationStrip.tsx'

type Own<P> = Omit<P, 'reading'>

export type RouteStripProps = { input: RouteStripInput } & (
  | ({ variant: 'big' } & Own<BigStripProps>)
  | ({ variant: 'mini' } & Own<MiniStripProps>)
  | ({ variant: 'station' } & Own<StationStripProps>)
  | { variant: 'customer'; ordered: number }
)

/** One line, one work order: where its pieces are now. The same rules at every size. */
export function RouteStrip({ input, ...shape }: RouteStripProps) {
  const reading = useMemo(() => readRouteStrip(input), [input])
  switch (shape.variant) {
    case 'big':
      return <BigStrip {...shape} reading={reading} />
    case 'mini':
      return <MiniStrip {...shape} reading={reading} />
    case 'station':
      return <StationStrip {...shape} reading={reading} />
    case 'customer':
      return <CustomerStages reading={reading} ordered={shape.ordered} />
  }
}
