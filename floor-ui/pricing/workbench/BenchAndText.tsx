import { useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { useSession } from '../../shell/session.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { Catalogue } from '../bench/bench-line.ts'
import { TestBench } from '../bench/TestBench.tsx'
import { standingOf } from '../editor/remark.ts'
import { levelWords, type OwnerRow } from '../owners.ts'
import type { Version } from '../pricing-data.ts'
import { CompareDialog, type Comparison } from './CompareDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { TextSide } from './TextSide.tsx'
import { useJudgement } from './use-judgement.ts'
import { useWorkingText } from './use-working-text.ts'
import styles from './Workbench.module.css'
import { WorkbenchActs } from './WorkbenchActs.tsx'

interface BenchProps {
  owner: OwnerRow
  versions: readonly Version[]
  catalogue: Catalogue
}

/** The text left, the bench right; saving, testing, comparing and publishing above. */
export function Bench({ owner, versions, catalogue }: BenchProps) {
  const { user } = useSession()
  const mayEdit = plans(user.role)
  const working = useWorkingText(owner)
  const judgement = useJudgement(owner, working.text, working.draft, mayEdit)
  const [tested, setTested] = useState(0)
  const [published, setPublished] = useState<Version | null>(null)
  const [compared, setCompared] = useState<Comparison | null>(null)
  const judged = judgement?.text === working.text
  const standing = judged ? standingOf(judgement.remarks) : null
  const nextVersion = (versions[0]?.version ?? 0) + 1
  const saved = async () => {
    if (!mayEdit || working.saving) return null
    return working.dirty || working.draft === null ? working.save().catch(() => null) : working.draft
  }
  const test = async () => {
    if (await saved()) setTested(tested + 1)
  }
  const publish = async () => {
    const draft = await saved()
    if (draft?.runnable) setPublished(draft)
  }
  return (
    <Page
      title={owner.name}
      path={[{ label: 'Pricing', to: paths.pricing }]}
      live={false}
      beside={<Flag kind="neutral">{levelWords[owner.scope]}</Flag>}
      actions={
        <WorkbenchActs
          owner={owner}
          working={working}
          mayEdit={mayEdit}
          errors={standing?.errors ?? null}
          nextVersion={nextVersion}
          onCompare={setCompared}
          onPublish={() => void publish()}
          onTest={() => void test()}
        />
      }
    >
      {working.loading ? (
        <SkeletonRows />
      ) : (
        <div className={styles.grid}>
          <TextSide
            owner={owner}
            versions={versions}
            working={working}
            judgement={judgement}
            mayEdit={mayEdit}
            nextVersion={nextVersion}
            onSave={() => void saved()}
            onTest={() => void test()}
            onCompare={setCompared}
            onPublish={setPublished}
          />
          <TestBench
            owner={owner}
            catalogue={catalogue}
            draft={working.draft}
            live={working.live}
            dirty={working.dirty}
            tested={tested}
          />
        </div>
      )}
      {published && <PublishDialog owner={owner} version={published} onClose={() => setPublished(null)} />}
      {compared && <CompareDialog comparison={compared} onClose={() => setCompared(null)} />}
    </Page>
  )
}
