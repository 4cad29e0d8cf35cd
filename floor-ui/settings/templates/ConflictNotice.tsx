import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { saidNo, sentenceOf } from '../../words/refusals.ts'
import styles from './Template.module.css'
import { isStale, type TemplateDraft } from './use-template-draft.ts'

/** Why the draft is not saved: somebody else was quicker, a rule, or the connection; and the ways on. */
export function ConflictNotice({ draft }: { draft: TemplateDraft }) {
  const { error, keepMine, takeTheirs, flush } = draft
  const stale = isStale(error)
  return (
    <div className={styles.notices}>
      <Notice
        tone="refused"
        action={
          stale ? (
            <span style={{ display: 'flex', gap: 8 }}>
              <Button size="small" onClick={takeTheirs}>
                Take theirs
              </Button>
              <Button size="small" onClick={keepMine}>
                Save mine over it
              </Button>
            </span>
          ) : (
            <Button size="small" onClick={() => void flush()}>
              Save again
            </Button>
          )
        }
      >
        {stale ? `${saidNo(error).fact} What you typed is not saved.` : sentenceOf(error)}
      </Notice>
    </div>
  )
}
