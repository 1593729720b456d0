// A new account: its card, its keyring and its own vault, made on this device.
import { base64url } from '#crypto/public/bytes.ts'
import { locator, passwordSalt, passwordWaySecret, recoveryLocator, wayKeys } from '#crypto/secret/keys.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { decideCard } from '#shared/card/decide.ts'
import { decideKeyring } from '#shared/keyring/decide.ts'
import { kinds } from '#shared/log/kinds.ts'
import { appended } from '#shared/wire/append.ts'
import type { Profile } from '#web/people/profile.ts'
import { coreOf, keepAccount, SHEET_VERSION } from './account.ts'
import { beginnings } from './carry.ts'
import { type Core, isRefusal } from './core.ts'
import { Draft } from './draft.ts'
import type { NewAccount } from './engine.ts'
import { Connection } from './http.ts'
import { Keychain } from './keychain.ts'
import type { Ports } from './ports.ts'
import { Register } from './register.ts'
import type { Person } from './sealed-kinds.ts'
import { signInHere } from './sign-in.ts'
import { makeVault } from './vaults.ts'
import { asWay, boxUserKey } from './ways.ts'

const profileOf = (input: NewAccount): Profile => ({
  kind: 'profile',
  name: input.name,
  ...(input.profession ? { profession: input.profession } : {}),
  ...(input.organisation ? { organisation: input.organisation } : {}),
  ...(input.organisationLog ? { organisationLog: input.organisationLog } : {}),
  claims: [...(input.claims ?? [])],
})

export type Prepared = {
  /** groups of the inlogcode and of the herstelcode */
  code: readonly string[]
  recovery: readonly string[]
  begin(): Promise<Core>
}

/** Makes everything here; `begin` sends one entry with card, keyring and the person's own vault. */
export async function prepareAccount(
  ports: Ports,
  input: NewAccount,
  changed: () => void,
): Promise<Prepared> {
  const [S, recovery] = [randomBytes(16), randomBytes(16)]
  const stretched = await ports.heavy.stretch(input.password, passwordSalt(S), SHEET_VERSION)
  const passwordSecret = passwordWaySecret(S, stretched)
  return {
    code: encodeCode(SHEET_VERSION, S),
    recovery: encodeCode(SHEET_VERSION, recovery),
    begin: () => begin(ports, input, { S, recovery, passwordSecret }, changed),
  }
}

type Secrets = { S: Uint8Array; recovery: Uint8Array; passwordSecret: Uint8Array }

async function begin(ports: Ports, input: NewAccount, secrets: Secrets, changed: () => void): Promise<Core> {
  const connection = new Connection(ports)
  const register = new Register()
  const seen = await register.look(connection, ports.now())
  const device = await ports.device.makeKeys()
  const deviceId = base64url(device.publicKey)
  const deviceSecret = randomBytes(32)
  const userKey = randomBytes(32)

  const seeds = { password: wayKeys(secrets.passwordSecret), recovery: wayKeys(secrets.recovery) }
  const password = asWay('password', seeds.password, locator(secrets.S))
  const recovery = asWay('recovery', seeds.recovery, recoveryLocator(secrets.recovery))
  const own = { ...asWay('device', wayKeys(deviceSecret), null), key: deviceId }

  let keys = new Keychain('')
  const author = { person: '', device: deviceId, sign: device.sign, at: 2 }
  const draft = new Draft({
    vault: '',
    author,
    keys,
    keyOf: () => ({ generation: 1, box: base64url(keys.account().boxPublic) }),
  })
  const person = draft.create({ type: 'create', kind: 'card', device: deviceId })
  author.person = person
  keys = new Keychain(person)
  keys.keepUserKey(1, userKey)
  const account = keys.account()
  const card = decideCard(
    { generations: [], devices: [] },
    {
      do: 'open',
      device: deviceId,
      keys: {
        account: base64url(account.publicKey),
        box: base64url(account.boxPublic),
        ways: [password, recovery].map(({ way, key }) => ({ way, key })),
      },
    },
  )
  if (isRefusal(card)) throw new RangeError(card.refused)
  draft.part(person, null).events.push(...card)

  const keyringId = draft.create({ type: 'create', kind: 'keyring', owner: person })
  const ways = [password, recovery, own]
  const empty = kinds.keyring.initial({ type: 'create', kind: 'keyring', owner: person }, beginnings.by)
  const keyring = decideKeyring(empty, {
    do: 'open',
    ways,
    boxes: ways.map((way) => boxUserKey(person, way, 1, userKey)),
  })
  if (isRefusal(keyring)) throw new RangeError(keyring.refused)
  draft.part(keyringId, null).events.push(...keyring)

  draft.also.push(account, signerFrom(seeds.password.sign), signerFrom(seeds.recovery.sign))
  await connection.openly('POST', '/api/entries', appended, await draft.finish(seen, ports.now()))
  await keepAccount(ports, device, {
    person,
    S: secrets.S,
    passwordSecret: secrets.passwordSecret,
    deviceSecret,
  })

  const core = coreOf(ports, connection, person, device, deviceSecret, changed)
  core.keys.keepUserKey(1, userKey)
  await signInHere(core)
  await core.sync()
  await makeOwnVault(core, input)
  return core
}

/** Everybody's own vault, used or not: what only they may read leaves no trace anywhere else. */
async function makeOwnVault(core: Core, input: NewAccount): Promise<void> {
  const { person } = core
  const shape = ({ parent: 'family', professional: 'helper', network: 'network' } as const)[input.as]
  const me: Person = { person, profile: profileOf(input), shape, coordinator: false }
  const member = { id: randomId(), name: input.name, role: 'parent' as const, person }
  const made = await core.act('', (draft) => {
    makeVault(draft, { family: input.name, me, member, maps: ['eigen-woorden'] })
    return null
  })
  if (isRefusal(made)) throw new RangeError(made.refused)
}
