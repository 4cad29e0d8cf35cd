import { IconCircleCheck, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Page } from '../../shell/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatTime } from '../../words/dates.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { ApproveDialog } from './ApproveDialog.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { MoreActs } from './MoreActs.tsx'
import styles from './Template.module.css'
import { TemplateHead } from './TemplateHead.tsx'
import { TemplateView } from './TemplateView.tsx'
import { askTemplate, askVersions, stepsOf, type Template, templateStale, versionBefore } from './template-data.ts'
import type { TemplateSearch } from './template-search.ts'
import { useTemplateDraft } from './use-template-draft.ts'

const path = [
  { label: 'Settings', to: '/settings' },
  { label: 'Routing templates', to: '/settings/templates' },
]

/** One version of a routing template: a draft to edit, or what is frozen, beside the version before it. */
export function TemplatePage() {
  const { id } = useParams({ from: '/signed-in/desk/settings/templates/$id' })
  const template = useQuery(askTemplate(id))
  const familyId = template.data?.familyId
  const versions = useQuery({ ...askVersions(familyId ?? ''), enabled: familyId !== undefined })
  if (template.isError || versions.isError) {
    const retry = () => void Promise.all([template.refetch(), versions.refetch()])
    return (
      <Page title="Routing template" path={path} live={false}>
        <FailedPart what="The routing template did not load." onRetry={retry} />
      </Page>
    )
  }
  if (template.data === undefined || versions.data === undefined) {
    return (
      <Page title="Routing template" path={path} live={false}>
        <SkeletonRows />
      </Page>
    )
  }
  const props = { template: template.data, versions: versions.data.items }
  const editable = template.data.state === 'draft' && !template.data.frozen
  return editable ? <DraftPage key={id} {...props} /> : <FixedPage key={id} {...props} />
}

interface VersionProps {
  template: Template
  versions: readonly Template[]
}

/** What of the page stands in the address, and how to change it. */
function useView({ template, versions }: VersionProps) {
  const search = useSearch({ from: '/signed-in/desk/settings/templates/$id' })
  const navigate = useNavigate()
  const fallback = template.state === 'draft' ? versionBefore(template, versions) : null
  const asked = versions.find((each) => each.id === search.with && each.id !== template.id)
  const open = (id: string, next: TemplateSearch = {}) =>
    void navigate({ to: '/settings/templates/$id', params: { id }, search: next })
  return {
    old: search.with === 'none' ? null : (asked ?? fallback),
    onlyChanges: search.changes === true,
    onOpen: (version: Template) => open(version.id),
    onSearch: (next: TemplateSearch) => open(template.id, next),
  }
}

function DraftPage({ template, versions }: VersionProps) {
  const draft = useTemplateDraft(template)
  const view = useView({ template, versions })
  const place = useShopPlace()
  const [asking, setAsking] = useState<'approve' | 'discard' | null>(null)
  const approve = async () => {
    if (await draft.flush()) setAsking('approve')
  }
  return (
    <Page
      title={template.name}
      path={path}
      live={false}
      actions={
        <>
          <span className={styles.quiet} role="status">
            {draft.error
              ? 'not saved'
              : draft.unsaved
                ? 'saving'
                : draft.savedAt && `saved ${formatTime(draft.savedAt, place)}`}
          </span>
          <Button tone="ghost" icon={<IconTrash size={15} stroke={1.9} />} onClick={() => setAsking('discard')}>
            Discard draft
          </Button>
          <MoreActs template={template} versions={versions} />
          <Button tone="primary" icon={<IconCircleCheck size={16} stroke={2} />} onClick={() => void approve()}>
            Approve version {template.templateVersion}
          </Button>
        </>
      }
    >
      <TemplateHead
        template={template}
        versions={versions}
        name={draft.name}
        onRename={(name) => draft.change({ name })}
      />
      {draft.error && <ConflictNotice draft={draft} />}
      <TemplateView
        {...view}
        template={template}
        versions={versions}
        steps={draft.steps}
        onSteps={(steps) => draft.change({ steps })}
      />
      {asking === 'approve' && (
        <ApproveDialog template={template} versions={versions} onClose={() => setAsking(null)} />
      )}
      {asking === 'discard' && <DiscardDialog template={template} onClose={() => setAsking(null)} />}
    </Page>
  )
}

function FixedPage({ template, versions }: VersionProps) {
  const view = useView({ template, versions })
  const draft = versions.find((each) => each.state === 'draft' && !each.frozen)
  const begin = useCommand(routingTemplateEndpoints.newVersion, { stale: templateStale, onDone: view.onOpen })
  return (
    <Page
      title={template.name}
      path={path}
      live={false}
      actions={
        <>
          <MoreActs template={template} versions={versions} onCompare={view.onSearch} />
          {draft ? (
            <Button tone="primary" onClick={() => view.onOpen(draft)}>
              Open draft, version {draft.templateVersion}
            </Button>
          ) : (
            <Button
              tone="primary"
              icon={<IconPlus size={16} stroke={2} />}
              disabled={begin.isPending}
              onClick={() => begin.run({ params: { id: template.id }, body: {} })}
            >
              New version
            </Button>
          )}
        </>
      }
    >
      <TemplateHead template={template} versions={versions} name={template.name} onRename={null} />
      {begin.error && (
        <div className={styles.notices}>
          <Refusal error={begin.error} />
        </div>
      )}
      <TemplateView {...view} template={template} versions={versions} steps={stepsOf(template)} onSteps={null} />
    </Page>
  )
}
