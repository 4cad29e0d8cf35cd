const longest = 16

/**
 * A short code made from a name, free of clashes: `Bench 1` becomes `BENCH1`, and `BENCH1-2` when that is taken. The
 * caller looks up which codes with a given beginning are taken.
 */
export async function freeCode(name: string, takenLike: (beginning: string) => Promise<Set<string>>): Promise<string> {
  const plain = plainCode(name)
  const beginning = plain.slice(0, longest - 4)
  const taken = await takenLike(beginning)
  if (!taken.has(plain)) return plain
  for (let count = 2; ; count += 1) {
    const code = `${beginning}-${count}`
    if (!taken.has(code)) return code
  }
}

function plainCode(name: string): string {
  const latin = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .toUpperCase()
  const code = latin.replace(/[^A-Z0-9]+/g, '').slice(0, longest)
  return code.length > 0 ? code : 'X'
}
