import { Link, Navigate, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import styles from './Settings.module.css'
import { findSections } from './settings-sections.ts'

/** The frame of the settings: sections left, the chosen one beside them. */
export function Settings() {
  const { user } = useSession()
  const [typed, setTyped] = useState('')
  const groups = findSections(user.role, typed)
  if (!plans(user.role)) return <Navigate to={paths.home} replace />
  return (
    <Page
      title="Settings"
      live={false}
      actions={<SearchField value={typed} onChange={setTyped} placeholder="Find a setting" />}
    >
      <div className={styles.frame}>
        <nav className={styles.sections} aria-label="Settings">
          {groups.map((group) => (
            <section key={group.head}>
              <h2 className={styles.head}>{group.head}</h2>
              {group.sections.map((section) => (
                <Link
                  key={section.path}
                  to={section.path}
                  className={styles.section}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {section.label}
                </Link>
              ))}
            </section>
          ))}
          {groups.length === 0 && <p className={styles.none}>No setting is called that.</p>}
        </nav>
        <Outlet />
      </div>
    </Page>
  )
}
