// Paths of tiles (C2SP tlog-tiles): `x001/x234/067`, with `.p/<W>` when the tile is not full.

/** Index and width in the last part of a tile's path; null when that is not its one right spelling. */
export function parseTilePath(path: string): { index: number; width: number } | null {
  const [, groups = '', last = '', partial] =
    /^((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path) ?? []
  const digits = `${groups.replaceAll(/[x/]/g, '')}${last}`
  const index = Number(digits)
  const width = partial === undefined ? 256 : Number(partial)
  if (last === '' || (partial !== undefined && width > 255) || !Number.isSafeInteger(index)) return null
  return tilePath(index) === `${groups}${last}` ? { index, width } : null
}

/** An index in groups of three digits, all but the last led by an x. */
export function tilePath(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/.{3}/g) ?? []
  return groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join('/')
}
