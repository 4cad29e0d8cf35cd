import { IconRepeat } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { priceEndpoints } from '#api/contract/prices.ts'
import { call } from '../../server/call.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from './Explain.module.css'

/** Prices it again from what was stored with it, which must give the same to the cent. */
export function Replay({ calculationId }: { calculationId: string }) {
  const replay = useMutation({ mutationFn: () => call(priceEndpoints.replay, { params: { calculationId } }) })
  return (
    <>
      <Button icon={<IconRepeat size={16} stroke={1.75} />} disabled={replay.isPending} onClick={() => replay.mutate()}>
        Compute again from its inputs
      </Button>
      <Dialog
        opened={replay.data !== undefined || replay.isError}
        onClose={() => replay.reset()}
        title={replay.data?.identical ? 'Identical to the cent' : 'Not the same'}
        width={620}
        actions={
          <Button tone="primary" onClick={() => replay.reset()}>
            Close
          </Button>
        }
      >
        {replay.isError && <Refusal error={replay.error} />}
        {replay.data && <Found replayed={replay.data} />}
      </Dialog>
    </>
  )
}

type Replayed = Awaited<ReturnType<typeof call<typeof priceEndpoints.replay>>>

function Found({
  replayed: { identical, differences = [], missingEquations = [], engineVersion },
}: {
  replayed: Replayed
}) {
  if (identical) {
    return <p>The stored inputs and texts of its equations gave every number again, each variable and each price.</p>
  }
  return (
    <div className={styles.found}>
      {engineVersion && (
        <Notice>
          It was reckoned by engine {engineVersion.before}; today’s is {engineVersion.now}.
        </Notice>
      )}
      {missingEquations.length > 0 && (
        <Notice tone="refused">
          {countOf(missingEquations.length, 'equation is', 'equations are')} no longer stored.
        </Notice>
      )}
      {differences.length > 0 && (
        <table className={styles.variables} aria-label="Differences">
          <thead>
            <tr>
              <th>Where</th>
              <th data-number>Then</th>
              <th data-number>Now</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ path, before, now }) => (
              <tr key={path}>
                <td>
                  <code>{path}</code>
                </td>
                <td data-number>{JSON.stringify(before)}</td>
                <td data-number>{JSON.stringify(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
