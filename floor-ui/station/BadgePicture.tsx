/** A badge on its clip. */
export function BadgePicture() {
  const bars = [30, 35, 39, 46, 50, 57, 60, 66, 73, 77, 83, 86, 93, 99, 103, 110, 114, 118]
  return (
    <svg width="150" height="190" viewBox="0 0 150 190" aria-hidden>
      <rect
        x="1.5"
        y="21.5"
        width="147"
        height="167"
        rx="10"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="3"
      />
      <rect x="56" y="33" width="38" height="9" rx="4.5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2.5" />
      <path d="M75 0v38" stroke="var(--ink)" strokeWidth="7" />
      <circle cx="75" cy="80" r="17" fill="none" stroke="var(--ink)" strokeWidth="4" />
      <path d="M44 130c3 -19 15 -26 31 -26s28 7 31 26" fill="none" stroke="var(--ink)" strokeWidth="4" />
      {bars.map((x, index) => (
        <rect key={x} x={x} y="142" width={index % 3 === 0 ? 3.4 : 2} height="32" fill="var(--ink)" />
      ))}
    </svg>
  )
}
