import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { postProcessEndpoints } from '#api/contract/pricing-choices.ts'
import { askAllVersions, askPostProcesses, type PostProcess, type Version } from '../../pricing/pricing-data.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { countOf } from '../../words/numbers.ts'
import { NameDialog } from '../processes/NameDialog.tsx'
import styles from '../Settings.module.css'
import { PostProcessDetail } from './PostProcessDetail.tsx'

const stale = [postProcessEndpoints.list.url]

/** What can be done to parts after they are made: dyeing, smoothing, threads. */
export function PostProcessesSettings() {
  const query = useQuery(askPostProcesses())
  const versions = useQuery(askAllVersions()).data?.items ?? []
  const { item } = useSearch({ from: '/signed-in/desk/settings' })
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const choose = (id: string) => void navigate({ to: '/settings/post-processes', search: { item: id }, replace: true })
  const create = useCommand(postProcessEndpoints.create, {
    stale,
    onDone: ({ id }) => {
      setAdding(false)
      choose(id)
    },
  })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The post-processes did not load." onRetry={() => void query.refetch()} />
  const items = query.data.items
  const chosen = items.find((each) => each.id === item) ?? items[0]
  const add = (tone?: 'primary') => (
    <Button
      {...(tone ? { tone } : { size: 'small' as const })}
      icon={<IconPlus size={15} stroke={2} />}
      onClick={() => setAdding(true)}
    >
      Post-process
    </Button>
  )
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.listHead}>
          <h2>Post-processes</h2>
          <span>{items.length}</span>
          {add()}
        </div>
        {items.map((each) => (
          <button
            key={each.id}
            type="button"
            className={styles.item}
            aria-current={each.id === chosen?.id}
            onClick={() => choose(each.id)}
          >
            <span className={styles.itemWords}>
              <b>{each.name}</b>
              <span>{priceWords(each, versions)}</span>
            </span>
            <span className={styles.itemAside}>{countOf(each.processIds.length, 'process', 'processes')}</span>
          </button>
        ))}
      </div>
      {chosen ? (
        <PostProcessDetail key={chosen.id} item={chosen} all={items} />
      ) : (
        <EmptyState title="No post-processes yet" action={add('primary')}>
          A post-process is what is done to a part after it is made, at a price of its own: dyeing, smoothing, threads.
        </EmptyState>
      )}
      {adding && (
        <NameDialog
          title="New post-process"
          name=""
          verb="Add post-process"
          error={create.error}
          pending={create.isPending}
          onName={(name) => create.run({ body: { name, processIds: [] } })}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}

function priceWords({ id, pricing }: PostProcess, versions: readonly Version[]): string {
  if (pricing === 'included') return 'included in the part’s price'
  const live = versions.find((each) => each.ownerId === id && each.state === 'live')
  return live ? `equation ${live.version} live` : 'no equation: parts with it are reviewed'
}
