import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { call } from '../server/call.ts'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Bone, Waiting } from '../ui/Skeleton.tsx'
import { sentenceOf } from '../words/refusals.ts'
import { ShopPlaceProvider } from '../words/shop-place.tsx'
import { FaceProvider } from './shell/face.tsx'
import styles from './shell/Store.module.css'
import { StoreHeader } from './shell/StoreHeader.tsx'
import { useShopStyle } from './shell/use-shop-style.ts'
import { askFace, type Face } from './store-data.ts'
import { storePaths } from './store-paths.ts'
import { clearBench } from './workbench.ts'

/** The storefront: the shop's own head over the page; nothing of the shop's inside. */
export function Store() {
  const face = useQuery(askFace())
  if (face.isError) {
    return (
      <main className={styles.store}>
        <div className={styles.column}>
          <FailedPart what={sentenceOf(face.error)} onRetry={() => void face.refetch()} />
        </div>
      </main>
    )
  }
  return face.data ? <Open face={face.data} /> : <Opening />
}

function Open({ face }: { face: Face }) {
  const signOut = useStoreSignOut()
  const style = useShopStyle(face.accentColor)
  const { visitor, shop } = face
  useEffect(() => {
    document.title = shop.name
  }, [shop.name])
  return (
    // The reader's own way of writing numbers and dates; days are the shop's.
    <ShopPlaceProvider timeZone={shop.timeZone} currency={shop.currency} locale={navigator.language}>
      <FaceProvider face={face}>
        <div className={styles.store} style={style as object}>
          <StoreHeader
            shop={{ name: shop.name, logoUrl: face.logoUrl }}
            person={visitor.kind === 'guest' ? null : { name: visitor.name ?? visitor.customer?.name ?? '' }}
            inBasket={visitor.basketLines}
            onSignOut={signOut}
          />
          <main className={styles.content}>{face.open ? <Outlet /> : <Closed face={face} />}</main>
        </div>
      </FaceProvider>
    </ShopPlaceProvider>
  )
}

function Closed({ face }: { face: Face }) {
  const reach = [face.contactEmail, face.contactPhone].filter(Boolean).join(', ')
  return (
    <div className={styles.column}>
      <h1 className={styles.title}>The store is closed for now</h1>
      <p className={styles.beside}>{reach ? `You reach ${face.shop.name} at ${reach}.` : 'Come back another day.'}</p>
    </div>
  )
}

function Opening() {
  return (
    <div className={styles.store}>
      <div className={styles.header}>
        <Waiting>
          <Bone width={180} height={16} />
        </Waiting>
      </div>
    </div>
  )
}

function useStoreSignOut(): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  return () => {
    const leave = async () => {
      await call(sessionEndpoints.signOut, {})
      clearBench()
      await navigate({ to: storePaths.home })
      client.removeQueries({ type: 'inactive' })
      await client.invalidateQueries()
    }
    leave().catch((problem: unknown) => console.error('Signing out failed.', problem))
  }
}
