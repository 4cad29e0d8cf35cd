import { IconFileUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { operationEndpoints } from '#api/contract/floor.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { call, send } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { Checkbox } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './FirstRun.module.css'
import { Panel } from './Panel.tsx'
import { useActs } from './use-acts.ts'
import { WayAcross } from './WayAcross.tsx'

/** A part by its name; with a model its picture and measures come by themselves. */
export function PartPanel({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const create = useActs(async (asked: { name: string; file: File | null }, idOf) => {
    const upload = asked.file && (await uploadPart(asked.file, idOf(`file ${asked.file.name} ${asked.file.size}`)))
    await call(partEndpoints.create, {
      body: {
        commandId: idOf(`part ${asked.name}`),
        name: asked.name,
        ...(upload ? { partRevisionId: upload.partRevision.id } : {}),
      },
    })
  }, onDone)
  const take = (taken: File | undefined) => {
    if (!taken) return
    setFile(taken)
    if (!name) setName(taken.name.replace(/\.[^.]+$/u, '').replaceAll('_', ' '))
  }
  return (
    <Panel
      title="A part"
      below="Drop a model. It is measured here, not sent away. A name alone is enough to begin."
      act="Create the part"
      ready={Boolean(name.trim())}
      acting={create.isPending}
      error={create.error}
      onAct={() => create.mutate({ name: name.trim(), file })}
    >
      <DropFile file={file} onFile={take} />
      <TextField label="Name" large value={name} onChange={setName} />
    </Panel>
  )
}

function DropFile({ file, onFile }: { file: File | null; onFile: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  return (
    <label
      className={styles.drop}
      data-over={over}
      onDragOver={hover}
      onDragLeave={hover}
      onDrop={(event) => {
        hover(event)
        onFile(event.dataTransfer.files[0])
      }}
    >
      <IconFileUpload size={26} stroke={1.6} aria-hidden />
      <b>{file ? file.name : 'Drop a model here, or choose one'}</b>
      <span>{file ? `${Math.max(1, Math.round(file.size / 1024))} KB` : 'STL, 3MF, OBJ, STEP'}</span>
      <input
        type="file"
        className="visually-hidden"
        accept=".stl,.3mf,.obj,.step,.stp,.iges,.igs,.ply,.amf"
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    </label>
  )
}

function uploadPart(file: File, commandId: string) {
  const form = new FormData()
  form.append('commandId', commandId)
  form.append('file', file)
  return send(partRevisionEndpoints.upload, form)
}

/** The part's way through the shop: approved and its default, so that work orders take it by themselves. */
export function RoutingPanel({ onDone }: { onDone: () => void }) {
  const operations = useQuery(ask(operationEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const part = useQuery(ask(partEndpoints.list, { query: { limit: 1 } })).data?.items[0]
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const steps = operations.filter((operation) => !left.has(operation.id))
  const approve = useActs(async (asked: { partId: string; name: string; operationIds: string[] }, idOf) => {
    const key = `${asked.partId} ${asked.operationIds.join()}`
    const template = await call(routingTemplateEndpoints.createForPart, {
      params: { id: asked.partId },
      body: {
        commandId: idOf(`make ${key}`),
        name: `${asked.name}, standard`,
        steps: asked.operationIds.map((operationId) => ({ operationId })),
      },
    })
    const params = { id: template.id }
    await call(routingTemplateEndpoints.approve, { params, body: { commandId: idOf(`approve ${key}`) } })
    await call(routingTemplateEndpoints.makeDefault, {
      params,
      body: { commandId: idOf(`default ${key}`), partSpecificationId: asked.partId },
    })
  }, onDone)
  const turn = (id: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return (
    <Panel
      title={part ? `The way of ${part.name}` : 'Its routing'}
      below="Which operations it goes through. Instructions and times come later, under Settings."
      act="Approve this routing"
      ready={Boolean(part) && steps.length > 0}
      acting={approve.isPending}
      error={approve.error}
      onAct={() =>
        part && approve.mutate({ partId: part.id, name: part.name, operationIds: steps.map((step) => step.id) })
      }
    >
      <div className={styles.panel}>
        <WayAcross names={steps.map((step) => step.name)} />
      </div>
      <div className={styles.ticks}>
        {operations.map((operation) => (
          <Checkbox
            key={operation.id}
            checked={!left.has(operation.id)}
            onChange={(checked) => turn(operation.id, checked)}
          >
            {operation.name}
          </Checkbox>
        ))}
      </div>
    </Panel>
  )
}
