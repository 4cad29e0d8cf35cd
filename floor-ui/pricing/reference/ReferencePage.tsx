import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { askReference, askStarters } from '../pricing-data.ts'
import { Assistant } from './Assistant.tsx'
import { Names } from './Names.tsx'
import { Recipes } from './Recipes.tsx'
import styles from './Reference.module.css'
import { type ReferenceTab, referenceTabs } from './reference-search.ts'

const labels: Record<ReferenceTab, string> = {
  names: 'Names',
  cookbook: 'Cookbook',
  starters: 'To begin with',
  assistant: 'For an assistant',
}

/** All that an equation may use, how it is used, and what to hand to an assistant; made from what the check holds equations to. */
export function ReferencePage() {
  const { tab = 'names' } = useSearch({ from: '/signed-in/desk/pricing/reference' })
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const reference = useQuery(askReference())
  const starters = useQuery(askStarters())
  const failed = [reference, starters].find((each) => each.isError)
  return (
    <Page
      title="Reference and cookbook"
      path={[{ label: 'Pricing', to: paths.pricing }]}
      live={false}
      actions={tab === 'names' && <SearchField value={typed} onChange={setTyped} placeholder="Find a name" />}
    >
      <Tabs
        label="Parts of the reference"
        tabs={referenceTabs.map((key) => ({ key, label: labels[key] }))}
        current={tab}
        onChange={(next) => void navigate({ to: paths.pricingReference, search: { tab: next }, replace: true })}
      />
      {failed ? (
        <FailedPart what="The reference did not load." onRetry={() => void failed.refetch()} />
      ) : reference.data && starters.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
        <section className={styles.page} aria-label={labels[tab]} tabIndex={0}>
          {tab === 'names' && <Names reference={reference.data} typed={typed} />}
          {tab === 'cookbook' && (
            <Recipes recipes={reference.data.cookbook.map((each) => ({ ...each, id: each.title }))} />
          )}
          {tab === 'starters' && (
            <Recipes
              recipes={starters.data.items.map((each) => ({ ...each, title: each.name, text: each.description }))}
            />
          )}
          {tab === 'assistant' && <Assistant prompt={reference.data.prompt} />}
        </section>
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}
