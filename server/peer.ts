// The address a request came from: for rate limits, never kept.
import type { HttpBindings } from '@hono/node-server'
import type { Config } from './config.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * The peer of the socket. Only when a public address is set and the peer is this machine, a proxy in front of it is
 * believed, and of what it says only the last hop, which it wrote itself.
 */
export function peerOf(request: Request, env: HttpBindings | undefined, { publicUrl }: Config): string {
  const peer = env?.incoming.socket.remoteAddress ?? 'unknown'
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return publicUrl !== null && LOOPBACK.has(peer) && forwarded ? forwarded : peer
}
