import { useEffect, useState } from 'react'
import { documentSettingsEndpoints } from '#api/contract/documents.ts'
import type { DocumentKind } from '#domain/documents.ts'
import { urlOf } from '../../server/call.ts'
import { FailedPart } from '../../ui/FailedPart.tsx'
import own from './Documents.module.css'
import type { Paper } from './paper.ts'

interface PaperPreviewProps {
  value: Paper
  kind: DocumentKind
  /** What is typed can be drawn. */
  usable: boolean
}

const pauseMs = 600

/** A sample of the chosen document as it would be printed now; nothing of it is kept. */
export function PaperPreview({ value, kind, usable }: PaperPreviewProps) {
  const [paper, setPaper] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [again, setAgain] = useState(0)
  const { version, invoices, logoUrl, ...look } = value
  const body = JSON.stringify({ kind, ...look })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks once more
  useEffect(() => {
    if (!usable) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      draw(body, stop.signal).then(
        (url) => {
          setFailed(false)
          setPaper((before) => {
            if (before) URL.revokeObjectURL(before)
            return url
          })
        },
        () => !stop.signal.aborted && setFailed(true),
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [body, usable, again])
  return (
    <aside className={own.preview} aria-label="Sample">
      {failed && <FailedPart what="The sample was not drawn." onRetry={() => setAgain(again + 1)} />}
      {paper && (
        <iframe className={own.paper} title="Sample document" src={`${paper}#toolbar=0&navpanes=0&view=FitH`} />
      )}
    </aside>
  )
}

/** The one answer that is no JSON: the paper itself. */
async function draw(body: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(urlOf(documentSettingsEndpoints.preview), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
  })
  if (!response.ok) throw new Error(`The sample was answered with ${response.status}`)
  return URL.createObjectURL(await response.blob())
}
