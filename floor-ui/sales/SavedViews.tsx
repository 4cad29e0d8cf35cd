import { IconBookmark, IconBookmarkFilled, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Sales.module.css'
import { sameSearch, useSavedViews } from './saved-views.ts'

interface SavedViewsProps {
  /** Which list: "quotes". */
  list: string
  search: object
  onOpen: (search: Record<string, unknown>) => void
}

/** Views of a list that somebody named, and the button that keeps the present one. */
export function SavedViews({ list, search, onOpen }: SavedViewsProps) {
  const { views, keep, drop } = useSavedViews(list)
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const here = views.find((view) => sameSearch(view.search, search))
  const submit = () => {
    if (!name.trim()) return
    keep({ name: name.trim(), search: { ...search } })
    setName('')
    setNaming(false)
  }
  return (
    <div className={styles.views}>
      {views.map((view) => (
        <span key={view.name} className={styles.view} data-on={view === here}>
          <button type="button" onClick={() => onOpen(view.search)} aria-pressed={view === here}>
            <IconBookmarkFilled size={14} aria-hidden />
            {view.name}
          </button>
          {view === here && (
            <button type="button" aria-label={`Forget the view ${view.name}`} onClick={() => drop(view.name)}>
              <IconX size={13} stroke={2.2} />
            </button>
          )}
        </span>
      ))}
      {!here && Object.keys(search).length > 0 && (
        <button type="button" className={styles.saveView} onClick={() => setNaming(true)}>
          <IconBookmark size={16} stroke={1.75} aria-hidden />
          Save view
        </button>
      )}
      <Dialog
        opened={naming}
        onClose={() => setNaming(false)}
        width={360}
        title="Save view"
        below="Tab, filters, search and order, kept on this device."
        onSubmit={submit}
        actions={
          <>
            <Button onClick={() => setNaming(false)}>Cancel</Button>
            <Button tone="primary" type="submit" disabled={!name.trim()}>
              Save view
            </Button>
          </>
        }
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={40} data-autofocus />
      </Dialog>
    </div>
  )
}
