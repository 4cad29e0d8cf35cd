import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { materialImportEndpoints } from '#api/contract/material-import.ts'
import { call } from '../../server/call.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { countOf, formatPieces } from '../../words/numbers.ts'
import own from './Processes.module.css'
import { type Process, processStale } from './process-data.ts'

type Preview = AnswerOf<typeof materialImportEndpoints.preview>

/** A CSV file, or rows pasted from a spreadsheet, shown as they would come in; nothing changes before the last press. */
export function ImportMaterials({ process, onClose }: { process: Process; onClose: () => void }) {
  const [text, setText] = useState('')
  const preview = usePreview(process.id, text)
  const apply = useCommand(materialImportEndpoints.apply, { stale: processStale, onDone: onClose })
  const counts = preview.data?.counts
  const coming = counts ? counts.create + counts.update : 0
  return (
    <Dialog
      opened
      onClose={onClose}
      width={812}
      title={`Import materials of ${process.name}`}
      below={`A row of headings first: ${['Material', ...process.materialVariables.map(({ name }) => name), 'Colours', 'Wall warns', 'Wall limit'].join(', ')}. Several colours are divided by |. Known names are changed; cells left empty stay as they are.`}
      onSubmit={() => {
        if (coming > 0) apply.run({ params: { id: process.id }, body: { text } })
      }}
      outcome={counts && outcomeWords(counts)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={coming === 0 || preview.isFetching || apply.isPending}>
            {coming > 0 ? `Import ${countOf(coming, 'material', 'materials')}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className={own.import}>
        <ChooseCsv onText={setText} />
        <TextArea label="Or paste rows from a spreadsheet" value={text} onChange={setText} />
        <Refusal error={preview.error ?? apply.error} />
        {text.trim() !== '' && preview.isPending && <SkeletonRows rows={4} />}
        {preview.data && <Rows preview={preview.data} />}
      </div>
    </Dialog>
  )
}

function usePreview(id: string, text: string) {
  return useQuery({
    queryKey: [materialImportEndpoints.preview.url, id, text],
    queryFn: ({ signal }) => call(materialImportEndpoints.preview, { params: { id }, body: { text }, signal }),
    enabled: text.trim() !== '',
    placeholderData: (before) => (text.trim() === '' ? undefined : before),
    retry: false,
    gcTime: 0,
  })
}

function ChooseCsv({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A CSV file of materials"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={({ currentTarget }) => {
          void currentTarget.files?.[0]?.text().then(onText)
          currentTarget.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>Choose a CSV file</Button>
    </div>
  )
}

const outcomes = { create: 'new', update: 'changed', same: 'as it is', skip: 'left out' } as const

function Rows({ preview: { rows, ignored } }: { preview: Preview }) {
  return (
    <>
      {ignored.length > 0 && <p className={own.locked}>Not read: {ignored.join(', ')}.</p>}
      <div className={own.importRows}>
        <table aria-label="What would come in">
          <thead>
            <tr>
              <th data-number>Row</th>
              <th>Material</th>
              <th>What happens</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-refused={row.outcome === 'skip'}>
                <td data-number>{row.row}</td>
                <td>
                  <b>{row.name || 'no name'}</b>
                </td>
                <td>
                  <b>{outcomes[row.outcome]}</b>
                  {row.problems.length > 0 ? `: ${row.problems.join(' ')}` : changeWords(row.changes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** ": materialDensity 1.04, was 1.01; Wall warns 1.2" */
function changeWords(changes: Preview['rows'][number]['changes']): string {
  if (changes.length === 0) return ''
  const words = changes.map(({ field, before, after }) => `${field} ${after}${before ? `, was ${before}` : ''}`)
  return `: ${words.join('; ')}`
}

function outcomeWords({ create, update, same, skip }: Preview['counts']): string {
  const words = [
    [create, 'new'],
    [update, 'changed'],
    [same, 'as they are'],
    [skip, 'left out'],
  ] as const
  const said = words.filter(([count]) => count > 0).map(([count, word]) => `${formatPieces(count)} ${word}`)
  return said.length === 0 ? '' : `${said.join(', ')}.`
}
