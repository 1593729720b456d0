// What ten people let in, 1,000 notes, a cold read and one taken out cost in cojson (Jazz); one JSON object on
// standard output. Its nodes are all in this process, joined without a network, and keep nothing on disk.
import { cojsonInternals, LocalNode } from 'cojson'
import { WasmCrypto } from 'cojson/crypto/WasmCrypto'

const MEMBER_COUNT = 10
const NOTE_COUNT = 1000
const ROUND_COUNT = 3
const TEXT = 'x'.repeat(1024)

const crypto = await WasmCrypto.create()
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
let linked = 0

/** Two nodes in this process, joined without a network. */
function join(relay) {
  const [toRelay, toClient] = cojsonInternals.connectedPeers(`relay ${linked}`, `client ${linked++}`, {
    peer1role: 'server',
    peer2role: 'client',
  })
  relay.syncManager.addPeer(toClient)
  return toRelay
}

function newRelay() {
  const secret = crypto.newRandomAgentSecret()
  return new LocalNode(secret, crypto.newRandomSessionID(crypto.getAgentID(secret)), crypto)
}

async function newPerson(relay, name) {
  const toRelay = join(relay)
  const { node, accountID, accountSecret } = await LocalNode.withNewlyCreatedAccount({
    creationProps: { name },
    peers: [toRelay],
    crypto,
  })
  await node.syncManager.waitForAllCoValuesSync()
  return { node, accountID, accountSecret }
}

async function loaded(node, id) {
  const value = await node.load(id)
  if (value === 'unavailable') throw new Error(`${id} is not there`)
  return value
}

async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function round() {
  const relay = newRelay()
  const noor = await newPerson(relay, 'Noor')
  const members = []
  for (let i = 0; i < MEMBER_COUNT; i++) members.push(await newPerson(relay, `member ${i}`))
  const group = noor.node.createGroup()
  const grant = await timed(async () => {
    for (const { accountID } of members) group.addMember(await loaded(noor.node, accountID), 'writer')
    await noor.node.syncManager.waitForAllCoValuesSync()
  })
  const notes = group.createStream()
  const append = await timed(async () => {
    for (let i = 0; i < NOTE_COUNT; i++) notes.push(`${i} ${TEXT}`, 'private')
    await noor.node.syncManager.waitForAllCoValuesSync()
  })
  const [reader, leaver] = members
  const cold = await timed(async () => {
    const node = await LocalNode.withLoadedAccount({
      accountID: reader.accountID,
      accountSecret: reader.accountSecret,
      sessionID: crypto.newRandomSessionID(reader.accountID),
      peers: [join(relay)],
      crypto,
    })
    const stream = await loaded(node, notes.id)
    let count = 0
    for (const session of Object.values(stream.items)) for (const { value } of session) count += value ? 1 : 0
    if (count !== NOTE_COUNT) throw new Error(`read ${count} of ${NOTE_COUNT}`)
    node.gracefulShutdown()
  })
  const revoke = await timed(async () => {
    group.removeMember(await loaded(noor.node, leaver.accountID))
    await noor.node.syncManager.waitForAllCoValuesSync()
  })
  for (const { node } of [noor, ...members]) node.gracefulShutdown()
  return { grant, append, cold, revoke }
}

const cojson = []
for (let i = 0; i < ROUND_COUNT; i++) cojson.push(await round())
const middle = (name) => median(cojson.map((one) => one[name]))
const { grant, append, cold, revoke } = Object.fromEntries(
  ['grant', 'append', 'cold', 'revoke'].map((name) => [name, middle(name)]),
)
console.log(JSON.stringify({ grant, append, cold, revoke }))
process.exit(0)
