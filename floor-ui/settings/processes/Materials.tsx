import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { materialEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import styles from '../Settings.module.css'
import { NameDialog } from './NameDialog.tsx'
import { askMaterials, type Process, processStale } from './process-data.ts'

type Material = AnswerOf<typeof materialEndpoints.read>

/** What a process makes parts of, by name. */
export function Materials({ process }: { process: Process }) {
  const all = useQuery(askMaterials()).data?.items ?? []
  const [edited, setEdited] = useState<Material | 'new' | null>(null)
  const close = () => setEdited(null)
  const create = useCommand(materialEndpoints.create, { stale: processStale, onDone: close })
  const rename = useCommand(materialEndpoints.update, { stale: processStale, onDone: close })
  const materials = all.filter((each) => each.process.id === process.id)
  return (
    <section className={styles.block} style={{ maxWidth: 640 }}>
      <div className={styles.blockHead}>
        <h2>Materials</h2>
        <span>{materials.length === 0 ? 'none yet' : materials.length}</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
          Material
        </Button>
      </div>
      {materials.map((material) => (
        <div key={material.id} className={styles.orderRow}>
          <b>{material.name}</b>
          <Button size="small" tone="ghost" onClick={() => setEdited(material)}>
            Rename
          </Button>
        </div>
      ))}
      {edited === 'new' && (
        <NameDialog
          title={`New material of ${process.name}`}
          name=""
          verb="Add material"
          error={create.error}
          pending={create.isPending}
          onName={(name) => create.run({ body: { processId: process.id, name } })}
          onClose={close}
        />
      )}
      {edited !== null && edited !== 'new' && (
        <NameDialog
          title={`Rename ${edited.name}`}
          name={edited.name}
          verb="Rename"
          error={rename.error}
          pending={rename.isPending}
          onName={(name) => rename.run({ params: { id: edited.id }, body: { version: edited.version, name } })}
          onClose={close}
        />
      )}
    </section>
  )
}
