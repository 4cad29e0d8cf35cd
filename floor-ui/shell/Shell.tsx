import { useNavigate, useRouter } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { KeyboardHelp } from '../ui/KeyboardHelp.tsx'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import styles from './Shell.module.css'
import { SideBar } from './SideBar.tsx'
import { type Section, sections } from './sections.tsx'
import { useSession } from './session.tsx'
import { useNarrow } from './use-narrow.ts'

const Drawer = createContext<() => void>(() => undefined)

/** Opens the side bar where the screen is too narrow to show it always. */
export function useOpenDrawer(): () => void {
  return useContext(Drawer)
}

/** The desk: side bar, the screen, and the keys that go from section to section. */
export function Shell({ children }: { children: ReactNode }) {
  const shown = useSectionsHere()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  useSectionKeys(shown)
  const bar = <SideBar sections={shown} onGo={() => setOpen(false)} onKeys={() => setKeysShown(true)} />
  return (
    <Drawer value={() => setOpen(true)}>
      <div className={styles.app}>
        {narrow ? (
          open && (
            <>
              <button type="button" aria-label="Close" className={styles.scrim} onClick={() => setOpen(false)} />
              <div className={styles.drawer}>{bar}</div>
            </>
          )
        ) : (
          <div>{bar}</div>
        )}
        <main className={styles.main} style={{ gridColumn: 2 }}>
          {children}
        </main>
      </div>
      <KeyboardHelp opened={keysShown} onChange={setKeysShown} />
    </Drawer>
  )
}

/** What this person may see and what is built. */
function useSectionsHere(): Section[] {
  const { user } = useSession()
  const router = useRouter()
  return useMemo(() => {
    const built = new Set(Object.keys(router.routesByPath))
    return sections.filter((section) => built.has(section.path) && section.roles.includes(user.role))
  }, [router, user.role])
}

function useSectionKeys(shown: readonly Section[]) {
  const navigate = useNavigate()
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      shown.map((section) => ({
        keys: `g ${section.key}`,
        does: `Go to ${section.label.toLowerCase()}`,
        run: () => void navigate({ to: section.path }),
      })),
    [shown, navigate],
  )
  useShortcuts(shortcuts)
}
