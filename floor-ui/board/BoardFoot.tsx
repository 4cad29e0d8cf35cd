import styles from './Board.module.css'

/** What the marks on the cards mean, and that the board is worked by hand. */
export function BoardFoot({ mayPlan }: { mayPlan: boolean }) {
  return (
    <footer className={styles.foot}>
      <span>
        <Stop fill="var(--surface)" />
        queued
      </span>
      <span>
        <Stop fill="var(--signal)" />
        in process
      </span>
      <span>
        <svg width="14" height="14" aria-hidden>
          <rect x="1.5" y="1.5" width="11" height="11" rx="2" fill="var(--held)" />
          <path d="M5.3 4.5v5M8.7 4.5v5" stroke="var(--surface)" strokeWidth="1.6" />
        </svg>
        held
      </span>
      <span>
        <svg width="34" height="8" aria-hidden>
          <path d="M0 4h34" stroke="var(--line-strong)" strokeWidth="4" />
          <path d="M0 4h20" stroke="var(--ink)" strokeWidth="4" />
        </svg>
        share that has gone on
      </span>
      <span className={styles.grow} />
      <span>
        {mayPlan ? 'Drag across to move, inside to rank.' : 'Planners move the cards.'} <b className={styles.code}>?</b>{' '}
        shows the keys
      </span>
    </footer>
  )
}

function Stop({ fill }: { fill: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
      <circle cx="7" cy="7" r="5" fill={fill} stroke="var(--ink)" strokeWidth="2.25" />
    </svg>
  )
}
