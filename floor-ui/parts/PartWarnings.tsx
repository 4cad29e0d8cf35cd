import { useQuery } from '@tanstack/react-query'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import type { PartView } from './use-part-view.ts'

/** What speaks against making the revision as the chosen specification says. */
export function PartWarnings({ view: { revision, specification, goToThinnest } }: { view: PartView }) {
  const query = {
    ...(specification?.process ? { processId: specification.process.id } : {}),
    ...(specification?.material ? { materialId: specification.material.id } : {}),
  }
  const asked = ask(partRevisionEndpoints.warnings, { params: { id: revision?.id ?? '' }, query })
  const items = useQuery({ ...asked, enabled: revision?.analysis === 'ready' }).data?.items ?? []
  if (items.length === 0) return null
  const against = [specification?.process?.name, specification?.material?.name].filter(Boolean).join(', ')
  return (
    <Block title="Look at this" scope={against ? `for ${against}` : undefined}>
      <div className={styles.warnings}>
        {items.map(({ code, severity, sentence }) => (
          <Notice
            key={code}
            tone={severity === 'stop' ? 'refused' : severity === 'warning' ? 'warning' : 'quiet'}
            action={
              (code === 'wall_under_limit' || code === 'wall_under_warning') && (
                <Button size="small" onClick={goToThinnest}>
                  Show
                </Button>
              )
            }
          >
            {sentence}
          </Notice>
        ))}
      </div>
    </Block>
  )
}
