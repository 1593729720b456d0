// What a log is called: lines are cited per log, “regel 31 in Gezondheid van Yara”.
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import type { Formats } from '#web/text/format.ts'
import type { Text } from '#web/text/index.ts'
import type { VaultView } from '#web/vault/shown.ts'

/** The log of a map by its map, the family's own, a member's by who writes it, a card by whose keys it lists. */
export function logNameOf(log: string, vault: VaultView, text: Text, say: Formats): string {
  const { logs } = text.logbook
  if (log === vault.id) return logs.family
  const map = vault.maps.find((one) => one.log === log)
  if (map) return sayMaps([{ child: map.child, map: map.name }], { text, say, names: childNames(vault) })
  const line = vault.logbook.find((one) => one.ref.log === log)
  if (!line) return logs.unknown
  const name = firstName(personIn(vault, line.person)?.name ?? text.access.somebody)
  return line.kind === 'device' ? logs.card(name) : logs.member(name)
}
