import { equationEndpoints } from '#api/contract/equations.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { equationStale, type Version } from '../pricing-data.ts'

/** A live version prices no more, or a draft is put aside; its text stays among the versions. */
export function RetireDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const retire = useCommand(equationEndpoints.retire, { stale: equationStale, onDone: onClose })
  const live = version.state === 'live'
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={live ? `Stop pricing with version ${version.version}?` : `Put draft ${version.version} aside?`}
      onSubmit={() => retire.run({ params: { id: version.id }, body: {} })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={retire.isPending}>
            {live ? 'Stop' : 'Put aside'}
          </Button>
        </>
      }
    >
      <p>
        {live
          ? 'From then on a person prices what it priced. Customers see “price under review”. Publishing it again takes this back.'
          : 'Its text stays among the versions, and a new draft can begin with it.'}
      </p>
      <Refusal error={retire.error} />
    </Dialog>
  )
}
