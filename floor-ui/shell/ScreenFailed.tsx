import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../paths.ts'
import { Fault, Refused } from '../server/call.ts'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { saidNo } from '../words/refusals.ts'
import styles from './Shell.module.css'

/** One screen failed; the side bar and the other screens go on. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const mistake = !(error instanceof Refused || error instanceof Fault)
  useEffect(() => {
    if (mistake) console.error('A screen failed.', error)
  }, [mistake, error])
  const again = () => {
    reset()
    router.invalidate().catch((problem: unknown) => console.error(problem))
  }
  const { fact, rest } = mistake ? wordsForMistake(error) : saidNo(error)
  return (
    <div className={styles.failed} role="alert">
      <h2>{fact}</h2>
      {rest && <p>{rest}</p>}
      <div className={styles.failedActs}>
        {/* A new version of the screens has other files; only loading the page finds them. */}
        <Button tone="primary" onClick={mistake ? () => location.reload() : again}>
          {mistake ? 'Load the page again' : 'Try again'}
        </Button>
        <Link to={paths.home} className={buttonClasses()}>
          Go to the start
        </Link>
      </div>
    </div>
  )
}

/** The address leads nowhere. */
export function NoSuchScreen() {
  return (
    <div className={styles.nowhere}>
      <EmptyState
        title="There is nothing here"
        action={
          <Link to={paths.home} className={buttonClasses({ tone: 'primary' })}>
            Go to the start
          </Link>
        }
      >
        This address belongs to no screen. It may be misspelled, or the thing was removed.
      </EmptyState>
    </div>
  )
}

function wordsForMistake(error: unknown) {
  const loading = error instanceof TypeError && /import|module/iu.test(error.message)
  return loading
    ? { fact: 'This screen did not load.', rest: 'There is a newer version, or the network is away.' }
    : { fact: 'This screen made a mistake.', rest: 'Nothing that you did before is lost. Load the page again.' }
}
