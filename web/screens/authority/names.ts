// Who somebody is called in a sentence of this screen: “u” for oneself, a first name for others.
import { personIn, shortName } from '#web/app/names.ts'
import { t } from '#web/app/text.ts'
import type { VaultView } from '#web/vault/shown.ts'

/** Inside a sentence. */
export function called(vault: VaultView, me: string, person: string | null): string {
  const words = t().authority
  if (person === null) return words.somebody
  if (person === me) return words.you
  return shortName(personIn(vault, person)) || words.somebody
}

/** At the beginning of one. */
export function Called(vault: VaultView, me: string, person: string | null): string {
  const words = t().authority
  if (person === me) return words.You
  const name = person === null ? '' : shortName(personIn(vault, person))
  return name || words.Somebody
}

export const childName = (vault: VaultView, child: string | null): string =>
  vault.children.find((one) => one.id === child)?.name.split(' ')[0] ?? t().authority.somebody
