import styles from './Store.module.css'

/** The shop's own mark, or the piece of line that stands for a shop without one. */
export function Logo({ name, src }: { name: string; src: string | null }) {
  if (src) return <img className={styles.logo} src={src} alt={name} height={28} />
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden>
      <path d="M0 12h24" stroke="var(--act)" strokeWidth="4" />
      <circle cx="12" cy="12" r="7" fill="var(--surface)" stroke="var(--act)" strokeWidth="3.5" />
    </svg>
  )
}
