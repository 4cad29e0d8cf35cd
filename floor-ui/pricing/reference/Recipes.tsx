import { Flag } from '../../ui/Flag.tsx'
import { EquationText } from '../editor/EquationText.tsx'
import { levelWords } from '../owners.ts'
import type { Version } from '../pricing-data.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './Reference.module.css'

interface Recipe {
  id: string
  title: string
  text: string
  scope: Version['scope']
  source: string
}

/** Pieces of equations with what they do, ready to be copied. */
export function Recipes({ recipes }: { recipes: readonly Recipe[] }) {
  return (
    <div className={styles.recipes}>
      {recipes.map(({ id, title, text, scope, source }) => (
        <article key={id} className={styles.recipe}>
          <header>
            <h2>{title}</h2>
            <Flag kind="neutral">{levelWords[scope]}</Flag>
            <CopyButton text={source} what={title} />
          </header>
          <p>{text}</p>
          <EquationText text={source} label={title} />
        </article>
      ))}
    </div>
  )
}
