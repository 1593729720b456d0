// Target: the id of something new in the plan, chosen where it is first written: 16 random bytes in base64url.

/** 22 characters of base64url. */
export function newTarget(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
