import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { formatMoment } from '../../words/dates.ts'
import { countOf } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { askEquation, type Equation, type Version } from '../pricing-data.ts'
import type { Comparison } from './CompareDialog.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import styles from './Workbench.module.css'

interface VersionsProps {
  versions: readonly Version[]
  live: Equation | null
  mayEdit: boolean
  onCompare: (comparison: Comparison) => void
  onPublish: (version: Version) => void
  onBegin: (text: string) => void
}

const shownAtFirst = 4

/** Every version there was: who wrote it and when, what it priced, and the way back to it. */
export function Versions({ versions, live, mayEdit, onCompare, onPublish, onBegin }: VersionsProps) {
  const client = useQueryClient()
  const [all, setAll] = useState(false)
  const [retiring, setRetiring] = useState<Version | null>(null)
  const shown = all ? versions : versions.slice(0, shownAtFirst)
  const read = (id: string) => client.ensureQueryData(askEquation(id))
  const compare = async (version: Version) => {
    const { source } = await read(version.id)
    const after = { name: `Live ${live?.version ?? ''}`, text: live?.source ?? '' }
    onCompare({ before: { name: `Version ${version.version}`, text: source }, after })
  }
  if (versions.length === 0) return null
  return (
    <section className={styles.versions} aria-label="Versions">
      <h2>
        Versions
        {versions.length > shownAtFirst && (
          <Button size="small" tone="ghost" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${versions.length}`}
          </Button>
        )}
      </h2>
      <ul>
        {shown.map((version) => (
          <li key={version.id} className={styles.version}>
            <b>{version.version}</b>
            <StateFlag state={version.state} />
            <span className={styles.cut}>{version.name}</span>
            <Made version={version} />
            <Menu
              target={
                <Button size="small" tone="ghost" aria-label={`Acts of version ${version.version}`}>
                  ⋯
                </Button>
              }
              acts={[
                {
                  key: 'compare',
                  label: 'Compare with live',
                  onPick: () => void compare(version),
                  refused:
                    live === null ? 'nothing is live' : version.id === live.id ? 'this is the live one' : undefined,
                },
                {
                  key: 'begin',
                  label: 'Begin a draft with this text',
                  onPick: () => void read(version.id).then(({ source }) => onBegin(source)),
                  refused: mayEdit ? undefined : 'for owner and planner',
                },
                {
                  key: 'publish',
                  label: version.state === 'draft' ? `Publish ${version.version}` : `Publish ${version.version} again`,
                  onPick: () => onPublish(version),
                  refused: publishRefused(version, mayEdit),
                },
                {
                  key: 'retire',
                  label: version.state === 'live' ? 'Stop pricing with it' : 'Put aside',
                  onPick: () => setRetiring(version),
                  refused: retireRefused(version, mayEdit),
                },
              ]}
            />
          </li>
        ))}
      </ul>
      {retiring && <RetireDialog version={retiring} onClose={() => setRetiring(null)} />}
    </section>
  )
}

function publishRefused(version: Version, mayEdit: boolean): string | undefined {
  if (!mayEdit) return 'for owner and planner'
  if (version.state === 'live') return 'live now'
  return version.runnable ? undefined : 'has errors'
}

function retireRefused({ state }: Version, mayEdit: boolean): string | undefined {
  if (!mayEdit) return 'for owner and planner'
  return state === 'retired' ? 'not used any more' : undefined
}

function StateFlag({ state }: { state: Version['state'] }) {
  if (state === 'live') return <Flag kind="finished">live</Flag>
  if (state === 'draft') return <Flag kind="draft">draft</Flag>
  return <span className={styles.quiet}>was live</span>
}

function Made({ version }: { version: Version }) {
  const now = useNow()
  const place = useShopPlace()
  const made = [
    version.createdBy,
    formatMoment(version.createdAt, now, place),
    version.prices > 0 ? countOf(version.prices, 'price', 'prices') : null,
  ]
  return <span className={styles.made}>{made.filter(Boolean).join(', ')}</span>
}
