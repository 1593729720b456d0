// Headers on every answer: what a page from here may do, and what no page from elsewhere may.

const CSP = [
  "default-src 'none'",
  // libsodium is WebAssembly; no inline script, no eval.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
}

/** Sets them on an answer. `https`: the public address is https, so browsers keep to that (RFC 6797). */
export function setHeaders(headers: Headers, https: boolean): void {
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value)
  if (https) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  // Answers are for who asked, unless a route says otherwise.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
