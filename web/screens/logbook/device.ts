// Whether a line's device is the one in hand, which is known by a short name: the first 4 bytes of its key, in hex.

/** `key`: the device's public key, base64url; `name`: the same, or its first 4 bytes as 8 hex digits. */
export function isDevice(key: string, name: string): boolean {
  if (key === name) return true
  if (!/^[A-Za-z0-9_-]{6,}$/.test(key)) return false
  // 6 characters of base64 hold 36 bits: the 4 bytes, and 4 bits that are dropped.
  const bits = atob(`${key.slice(0, 6).replaceAll('-', '+').replaceAll('_', '/')}AA`).slice(0, 4)
  return Array.from(bits, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('') === name
}
