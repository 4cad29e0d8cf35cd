import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { equationReferenceEndpoints } from '#api/contract/equation-reference.ts'
import styles from './Reference.module.css'

export type Reference = AnswerOf<typeof equationReferenceEndpoints.reference>

const levels = { PROCESS: '1', POST_PROCESS: '2', ORDER: '3' } as const

/** `like this` in a sentence is code. */
function withCode(text: string) {
  return text.split('`').map((piece, at) => (at % 2 === 0 ? piece : <code key={piece}>{piece}</code>))
}

/** Every name with its type, its meaning and the levels that know it; then the limits of a run. */
export function Names({ reference, typed }: { reference: Reference; typed: string }) {
  const asked = typed.trim().toLowerCase()
  const names = reference.names.filter((each) => `${each.name} ${each.description}`.toLowerCase().includes(asked))
  return (
    <>
      <table className={styles.table} aria-label="Names">
        <thead>
          <tr>
            <th>Name</th>
            <th>Type</th>
            <th>What it is</th>
            <th>Levels</th>
          </tr>
        </thead>
        <tbody>
          {names.map((each) => (
            <tr key={`${each.name} ${each.scopes.join()}`}>
              <td>
                <code>{each.name}</code>
              </td>
              <td>
                <code className={styles.type}>{each.type}</code>
              </td>
              <td>{withCode(each.description)}</td>
              <td>{each.scopes.map((scope) => levels[scope]).join(', ')}</td>
            </tr>
          ))}
          {names.length === 0 && (
            <tr>
              <td colSpan={4}>No name is called “{typed}”.</td>
            </tr>
          )}
        </tbody>
      </table>
      <h2 className={styles.head}>Limits of one run</h2>
      <dl className={styles.limits}>
        {reference.limits.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
