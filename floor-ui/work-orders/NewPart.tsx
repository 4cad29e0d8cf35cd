import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import { call, send } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './WorkOrders.module.css'

interface NewPartProps {
  onClose: () => void
  onMade: (partSpecificationId: string) => void
}

/** A part as the floor needs it: a name, its file for the picture, the process and the notes of production. */
export function NewPart({ onClose, onMade }: NewPartProps) {
  const processes = useQuery(ask(processEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const materials = useQuery(ask(materialEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const [draft, setDraft] = useState<Draft>({
    name: '',
    file: null,
    processId: null,
    materialId: null,
    color: '',
    notes: '',
  })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const make = useMakePart((id) => {
    onMade(id)
    onClose()
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title="New part"
      below="The picture is drawn from the file: STL, 3MF, OBJ, PLY, OFF or AMF."
      onSubmit={() => draft.name.trim() && make.mutate(draft)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!draft.name.trim() || make.isPending}>
            {make.isPending ? 'Sending the file' : 'Add part'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label="File">
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".stl,.3mf,.obj,.ply,.off,.amf"
              onChange={(event) => {
                const file = event.currentTarget.files?.[0] ?? null
                set({ file, ...(draft.name === '' && file ? { name: file.name.replace(/\.[^.]+$/, '') } : {}) })
              }}
            />
          )}
        </Field>
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} maxLength={200} data-autofocus />
        <div className={styles.two}>
          <SelectField
            label="Process"
            placeholder="None"
            clearable
            value={draft.processId}
            choices={processes.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(processId) => set({ processId, materialId: null })}
          />
          <SelectField
            label="Material"
            placeholder="None"
            clearable
            disabled={draft.processId === null}
            value={draft.materialId}
            choices={materials
              .filter((each) => each.process.id === draft.processId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(materialId) => set({ materialId })}
          />
        </div>
        <TextField label="Colour" value={draft.color} onChange={(color) => set({ color })} maxLength={60} />
        <TextArea
          label="Production notes"
          hint="Shown at every station that works on it."
          value={draft.notes}
          onChange={(notes) => set({ notes })}
        />
        <Refusal error={make.error} />
      </div>
    </Dialog>
  )
}

interface Draft {
  name: string
  file: File | null
  processId: string | null
  materialId: string | null
  color: string
  notes: string
}

/** Sends the file, then says how it is made. Pressed again after a fault, what went through is not done twice. */
function useMakePart(onMade: (id: string) => void) {
  const client = useQueryClient()
  const ids = useRef({ upload: uuidv7(), create: uuidv7() })
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const partRevisionId = draft.file ? await upload(draft.file, ids.current.upload) : undefined
      return call(partEndpoints.create, {
        body: {
          commandId: ids.current.create,
          name: draft.name.trim(),
          processId: draft.processId,
          materialId: draft.materialId,
          color: draft.color.trim() || null,
          productionNotes: draft.notes.trim(),
          ...(partRevisionId ? { partRevisionId } : {}),
        },
      })
    },
    onError: () => {
      // What was refused is told again under the same id; a changed form is a new act.
      ids.current = { ...ids.current, create: uuidv7() }
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [partEndpoints.list.url] })
      onMade(id)
    },
  })
}

async function upload(file: File, commandId: string): Promise<string> {
  const form = new FormData()
  form.set('commandId', commandId)
  form.set('file', file)
  const { partRevision } = await send(partRevisionEndpoints.upload, form)
  return partRevision.id
}
