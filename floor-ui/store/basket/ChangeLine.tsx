import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { basketEndpoints } from '#api/contract/store.ts'
import { useCommand } from '../../server/use-command.ts'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { Configure } from '../configure/ConfigurePage.tsx'
import type { Selection, StoreChoices } from '../configure/choices.ts'
import { askBasket, askCatalogue, basketUrls, type Line } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'

/** A line of the basket, opened again. */
export function ChangeLine() {
  const { id } = useParams({ strict: false }) as { id: string }
  const basket = useQuery(askBasket())
  const choices = useQuery(askCatalogue())
  const problem = basket.error ?? choices.error
  if (problem) return <FailedPart what={sentenceOf(problem)} onRetry={() => void basket.refetch()} />
  if (!(basket.data && choices.data)) return <SkeletonRows />
  const line = basket.data.lines.find((each) => each.id === id)
  if (!line) return <Notice tone="quiet">This part is no longer in the cart.</Notice>
  return <OpenLine key={line.id} line={line} choices={choices.data} />
}

function OpenLine({ line, choices }: { line: Line; choices: StoreChoices }) {
  const navigate = useNavigate()
  const [selection, setSelection] = useState<Selection>(() => selectionOf(line))
  const [extra, setExtra] = useState({ note: line.note, files: line.files })
  const change = useCommand(basketEndpoints.change, {
    stale: basketUrls,
    onDone: () => void navigate({ to: storePaths.basket }),
  })
  return (
    <Configure
      part={line.part}
      choices={choices}
      chosen={selection}
      onChange={setSelection}
      act="Save"
      pending={change.isPending}
      error={change.error}
      extra={extra}
      onExtra={setExtra}
      onBuy={(chosen) => change.run({ params: { id: line.id }, body: { ...chosen, ...extra } })}
    />
  )
}

function selectionOf(line: Line): Selection {
  return {
    processId: line.process?.id ?? '',
    materialId: line.material?.id ?? null,
    color: line.color,
    infillId: line.infill?.id ?? null,
    precisionId: line.precision?.id ?? null,
    postProcessIds: line.postProcesses.map((each) => each.id),
    quantity: line.quantity,
    leadTimeId: line.leadTime?.id ?? null,
  }
}
