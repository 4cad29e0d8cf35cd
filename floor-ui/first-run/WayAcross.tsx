const room = 522
const least = 88

/** The way of a part before anything is on it: its operations in order, nothing more. */
export function WayAcross({ names }: { names: readonly string[] }) {
  const pitch = Math.max(least, room / Math.max(1, names.length))
  const width = Math.max(room, pitch * names.length)
  const at = (index: number) => pitch / 2 + index * pitch
  const end = at(Math.max(0, names.length - 1))
  return (
    <svg width={width} height="52" role="img" aria-label={names.join(', ')}>
      <path d={`M${at(0)} 12H${end}`} stroke="var(--line-strong)" strokeWidth="8" />
      <path d={`M${at(0)} 12H${end}`} stroke="var(--strip-ground)" strokeWidth="4" />
      {names.map((name, index) => (
        <g key={name}>
          <circle cx={at(index)} cy="12" r="8" fill="var(--strip-ground)" stroke="var(--ink)" strokeWidth="3.5" />
          <text x={at(index)} y="43" textAnchor="middle" fontSize="12" fontWeight="600" fill="var(--ink)">
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
