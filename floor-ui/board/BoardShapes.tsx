import { Bone, Waiting } from '../ui/Skeleton.tsx'
import styles from './Board.module.css'

const columns = [3, 2, 4, 3, 4, 2]

/** The shape of the board while it comes: still, and only after a moment. */
export function BoardShapes() {
  return (
    <Waiting>
      <div className={styles.shapes}>
        {columns.map((cards, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: still shapes have no identity of their own
          <div key={column} className={styles.shapeColumn}>
            <Bone width={110} height={16} />
            <Bone width="100%" height={4} />
            {Array.from({ length: cards }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: still shapes have no identity of their own
              <div key={card} className={styles.shape}>
                <div className={styles.shapeLine}>
                  <Bone width={86} height={18} />
                  <Bone width={54} height={12} />
                </div>
                <div className={styles.shapeLine}>
                  <Bone width={40} height={40} />
                  <span style={{ display: 'grid', flex: 1, gap: 7 }}>
                    <Bone width={120} height={11} />
                    <Bone width={88} height={9} />
                  </span>
                </div>
                <Bone width={122} height={4} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </Waiting>
  )
}
