import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { technologyEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import styles from '../Settings.module.css'
import { NameDialog } from './NameDialog.tsx'
import { askTechnologies, processStale, type Technology } from './process-data.ts'

/** The technologies of the shop: what processes have in common. */
export function Technologies() {
  const technologies = useQuery(askTechnologies()).data?.items ?? []
  const [edited, setEdited] = useState<Technology | 'new' | null>(null)
  const close = () => setEdited(null)
  const create = useCommand(technologyEndpoints.create, { stale: processStale, onDone: close })
  const rename = useCommand(technologyEndpoints.update, { stale: processStale, onDone: close })
  return (
    <>
      <div className={styles.listHead}>
        <h2>Technologies</h2>
        <span>{technologies.length}</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
          Technology
        </Button>
      </div>
      {technologies.map((technology) => (
        <div key={technology.id} className={styles.item} style={{ cursor: 'default' }}>
          <span className={styles.itemWords}>
            <b>{technology.name}</b>
          </span>
          <Button size="small" tone="ghost" onClick={() => setEdited(technology)}>
            Rename
          </Button>
        </div>
      ))}
      {edited === 'new' && (
        <NameDialog
          title="New technology"
          name=""
          verb="Add technology"
          error={create.error}
          pending={create.isPending}
          onName={(name) => create.run({ body: { name } })}
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
    </>
  )
}
