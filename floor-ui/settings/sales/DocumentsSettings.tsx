import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { documentSettingsEndpoints } from '#api/contract/documents.ts'
import { type DocumentKind, type DocumentLanguage, documentKinds, documentLanguages } from '#domain/documents.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { useSession } from '../../shell/session.tsx'
import { SegmentedControl } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { type Draft, useDraft } from '../../ui/use-draft.ts'
import { documentWords } from '../../words/documents.ts'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import own from './Documents.module.css'
import { PaperPreview } from './PaperPreview.tsx'
import type { Paper } from './paper.ts'

const languageWords: Record<DocumentLanguage, string> = { en: 'English', de: 'Deutsch', fr: 'Français' }

/** How the shop's paper looks, beside a sample that follows what is typed. */
export function DocumentsSettings() {
  const query = useQuery(ask(documentSettingsEndpoints.read, {}))
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The settings did not load." onRetry={() => void query.refetch()} />
  return <PaperForm settings={query.data} />
}

function PaperForm({ settings }: { settings: Paper }) {
  const { user } = useSession()
  const draft = useDraft(settings, 'documents')
  const [kind, setKind] = useState<DocumentKind>('quote')
  const save = useCommand(documentSettingsEndpoints.update, {
    stale: [documentSettingsEndpoints.read.url],
    onDone: draft.reset,
  })
  const { value, changed } = draft
  const blocked = /^#[0-9A-Fa-f]{6}$/u.test(value.color) ? null : 'A colour is written #1a2b3c.'
  const submit = () =>
    save.run({ body: { version: settings.version, ...Object.fromEntries(changed.map((key) => [key, value[key]])) } })
  return (
    <div className={styles.detail}>
      <div className={own.halves}>
        <fieldset className={own.form} disabled={user.role !== 'owner'}>
          <div className={styles.title}>
            <h1>Documents</h1>
            {user.role !== 'owner' && <span className={styles.quiet}>An owner changes these.</span>}
          </div>
          <Look draft={draft} settings={settings} />
          <Texts draft={draft} kind={kind} onKind={setKind} />
          <Refusal error={save.error} />
        </fieldset>
        <PaperPreview value={value} kind={kind} usable={blocked === null} />
      </div>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}.</b> Invoices that were issued stay as they are.
        </SaveBar>
      )}
    </div>
  )
}

interface PartProps {
  draft: Draft<Paper>
  settings: Paper
}

function Look({ draft: { value, set }, settings }: PartProps) {
  return (
    <div className={styles.fields}>
      <div className={styles.switchLine}>
        <span>Page</span>
        <SegmentedControl
          label="Page"
          value={value.pageSize}
          options={[
            { value: 'A4', label: 'A4' },
            { value: 'LETTER', label: 'Letter' },
          ]}
          onChange={(pageSize) => set({ pageSize })}
        />
      </div>
      <SelectField
        label="Language"
        hint="Where the customer has none."
        value={value.language}
        choices={documentLanguages.map((language) => ({ value: language, label: languageWords[language] }))}
        onChange={(language) => language && set({ language: language as DocumentLanguage })}
      />
      <TextField
        label="Colour"
        hint="Of heads and rules."
        before={
          <input
            type="color"
            className={own.color}
            aria-label="Colour, picked"
            value={/^#[0-9A-Fa-f]{6}$/u.test(value.color) ? value.color : '#000000'}
            onChange={(event) => set({ color: event.currentTarget.value })}
          />
        }
        value={value.color}
        was={settings.color}
        onChange={(color) => set({ color })}
        maxLength={7}
      />
      <TextField
        label="Invoices begin with"
        value={value.invoicePrefix}
        was={settings.invoicePrefix}
        onChange={(invoicePrefix) => set({ invoicePrefix })}
        maxLength={20}
      />
      <TextArea
        label="Company"
        hint="Name and address, as they stand on top."
        value={value.company}
        was={settings.company}
        onChange={(company) => set({ company })}
        maxLength={1000}
      />
      <TextArea
        label="Bank"
        value={value.bank}
        was={settings.bank}
        onChange={(bank) => set({ bank })}
        maxLength={1000}
      />
      <TextField
        label="Tax id"
        value={value.taxId}
        was={settings.taxId}
        onChange={(taxId) => set({ taxId })}
        maxLength={60}
      />
      <TextArea
        label="Foot of every page"
        value={value.footer}
        was={settings.footer}
        onChange={(footer) => set({ footer })}
        maxLength={1000}
        rows={2}
      />
    </div>
  )
}

interface TextsProps {
  draft: Draft<Paper>
  kind: DocumentKind
  onKind: (kind: DocumentKind) => void
}

/** The shop's own words above and below the table, for each document and language. */
function Texts({ draft: { value, set }, kind, onKind }: TextsProps) {
  const [language, setLanguage] = useState<DocumentLanguage>(value.language)
  const words = value.texts[kind]?.[language] ?? {}
  const change = (part: { intro?: string; closing?: string }) =>
    set({
      texts: { ...value.texts, [kind]: { ...value.texts[kind], [language]: { ...words, ...part } } },
    })
  return (
    <section className={own.texts}>
      <h2>Own words</h2>
      <div className={own.choices}>
        <SelectField
          label="Document"
          bare
          value={kind}
          choices={documentKinds.map((each) => ({ value: each, label: documentWords[each] }))}
          onChange={(next) => next && onKind(next as DocumentKind)}
        />
        <SegmentedControl
          label="Language of these words"
          value={language}
          options={documentLanguages.map((each) => ({ value: each, label: languageWords[each] }))}
          onChange={setLanguage}
        />
      </div>
      <TextArea
        label="Above the table"
        value={words.intro ?? ''}
        onChange={(intro) => change({ intro })}
        maxLength={2000}
      />
      <TextArea
        label="Below the table"
        value={words.closing ?? ''}
        onChange={(closing) => change({ closing })}
        maxLength={2000}
      />
    </section>
  )
}
