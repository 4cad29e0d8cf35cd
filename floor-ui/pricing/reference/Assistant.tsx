import { CopyButton } from './CopyButton.tsx'
import styles from './Reference.module.css'

/** What an assistant must know to write an equation that runs here. */
export function Assistant({ prompt }: { prompt: string }) {
  return (
    <section className={styles.assistant}>
      <header>
        <h2>Let an assistant write it</h2>
        <CopyButton text={prompt} what="the prompt" />
      </header>
      <p>
        Copy this, add what your shop charges for, and paste the answer into the editor. The check says what is wrong
        with it, with line and column; nothing prices before you publish it.
      </p>
      <textarea className={styles.prompt} readOnly value={prompt} aria-label="The prompt" spellCheck={false} />
    </section>
  )
}
