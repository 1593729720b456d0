// A file for somebody to keep: handed to the device's own downloads.

/** Offers these bytes as a file of this name. */
export function save(name: string, bytes: Uint8Array<ArrayBuffer>, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
