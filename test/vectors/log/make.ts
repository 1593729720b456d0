// Writes the known answers of the log formats. They freeze the format: run it only when the format itself changes.
import '#server/node-version.js'
import { writeFile } from 'node:fs/promises'
import { base64url, fromUtf8 } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { KINDS } from '#shared/log/kind.ts'
import { answers } from '#test/setup/answers.ts'
import { everyEvent } from '#test/setup/every-event.ts'

const { scene, signers } = everyEvent()
for (const kind of KINDS) {
  const logs = [...scene.logs.values()].filter((log) => log.kind === kind)
  const cases = logs.map((log) => ({
    log: log.id,
    size: log.size,
    root: base64url(log.frontier.root()),
    leaves: (scene.leaves.get(log.id) ?? []).map((bytes) => ({
      leaf: fromUtf8(bytes),
      hash: base64url(leafHash(bytes)),
    })),
  }))
  await writeFile(new URL(`./${kind}.json`, import.meta.url), `${JSON.stringify(cases, null, 1)}\n`)
}
const seeds = Object.fromEntries(signers.map((s) => [s.key, base64url(s.seed)]))
await writeFile(new URL('./seeds.json', import.meta.url), `${JSON.stringify(seeds, null, 1)}\n`)
const global = scene.global.map((bytes) => ({ leaf: fromUtf8(bytes), hash: base64url(leafHash(bytes)) }))
const { root } = scene.seen()
await writeFile(
  new URL('./global.json', import.meta.url),
  `${JSON.stringify({ root, leaves: global }, null, 1)}\n`,
)
for (const [name, bytes] of Object.entries(answers()))
  await writeFile(new URL(`./${name}`, import.meta.url), bytes)
