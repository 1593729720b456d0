// The dark modules of a QR code as one SVG path: a run of dark modules in a row is one rectangle.

/** `data[y][x]` is true where it is dark; one unit per module. */
export function qrPath(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) => {
      const runs: string[] = []
      let from = -1
      for (let x = 0; x <= row.length; x++) {
        if (row[x] === true) from = from < 0 ? x : from
        else if (from >= 0) {
          runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`)
          from = -1
        }
      }
      return runs
    })
    .join('')
}
