// An export holds, and whatever is done to it shows, with the place where.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { base64, fromBase64, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { verifyFile } from '#server/cli/verify.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { type ExportFile, parseExport, verifyExport, writeExport } from '#shared/log/export.ts'
import { exportOf, ORIGIN, otherCheckpoint } from '#test/setup/export.ts'
import {
  approveEvent,
  boxFor,
  epochEvent,
  type Family,
  family,
  familyWithGrant,
  grantOf,
  revision,
} from '#test/setup/family.ts'
import { historyOf } from '#test/setup/history.ts'
import { codeOf } from '#test/setup/rules.ts'

const at = historyOf([0, 2, 5, 8, 3, 6, 7, 1, 5, 0])
const good = exportOf(at.scene)
const map = good.logs.findIndex((log) => log.log === at.map)

type Change = (file: ExportFile) => unknown
/** The code and line with which the file is refused once this was done to it. */
const after = (change: Change): string => {
  const file = structuredClone(good)
  change(file)
  const { wrong } = verifyExport(parseExport(writeExport(file)))
  return wrong ? wrong.code : 'holds'
}
const inMap =
  (change: (log: ExportFile['logs'][number]) => unknown): Change =>
  (file) => {
    const log = file.logs[map]
    if (log) change(log)
  }
type Line = ExportFile['logs'][number]['lines'][number]
const inLine = (n: number, change: (line: Line) => unknown): Change =>
  inMap(({ lines }) => {
    const line = lines.at(n)
    if (line) change(line)
  })
const rewritten = (payload: string, from: RegExp, to: string) =>
  base64(utf8(fromUtf8(fromBase64(payload)).replace(from, to)))

describe('an export', () => {
  test('holds, and says of every line who wrote what and when', () => {
    const report = verifyExport(good)
    expect(report.wrong).toBe(null)
    expect(report.missing).toEqual([])
    const log = report.logs.find((l) => l.log === at.map)
    expect(log?.size).toBe(at.scene.log(at.map, 'compartment').size)
    expect(log?.covered).toBe(log?.size)
    expect(log?.entries[1]).toMatchObject({
      seq: 1,
      person: at.noor.id,
      events: ['admit', 'admit', 'keepers', 'epoch'],
    })
  })
  const tampered: [string, Change, string][] = [
    ['a line left out', inMap((log) => log.lines.splice(2, 1)), 'wrong-seq'],
    ['the last line left out', inMap((log) => log.lines.pop()), 'checkpoint-differs'],
    [
      'two lines exchanged',
      inMap((log) => log.lines.splice(2, 2, ...log.lines.slice(2, 4).reverse())),
      'wrong-seq',
    ],
    ['a line twice', inMap((log) => log.lines.splice(3, 0, ...log.lines.slice(2, 3))), 'wrong-seq'],
    [
      'another time on a line',
      inLine(2, ({ envelope }) => {
        envelope.payload = rewritten(envelope.payload, /"time":18/, '"time":17')
      }),
      'seen-went-back',
    ],
    [
      'another author time',
      inLine(-1, ({ envelope }) => {
        envelope.payload = rewritten(envelope.payload, /"time":\d+,"v"/, '"time":5,"v"')
      }),
      'signature-wrong',
    ],
    [
      'another event in a line',
      inLine(-1, ({ part }) => {
        part.events = [{ type: 'note' }]
      }),
      'part-not-in-entry',
    ],
    [
      'a signature of somebody else',
      inLine(-1, ({ envelope }) => {
        for (const s of envelope.signatures) s.keyid = at.bram.device.key
      }),
      'signature-missing',
    ],
    [
      'a broken signature',
      inLine(2, ({ envelope }) => {
        for (const s of envelope.signatures) s.sig = base64(new Uint8Array(64))
      }),
      'signature-wrong',
    ],
    ['a card left out', (file) => file.cards.shift(), 'card-unknown'],
    [
      'a log under the name of another',
      inMap((log) => {
        log.log = at.vault
      }),
      'log-twice',
    ],
    ['a log without lines', inMap((log) => log.lines.splice(0)), 'log-empty'],
    [
      'a checkpoint over another size',
      inMap((log) => {
        const root = good.global.seen[0]?.beat.proof[0] ?? at.vault
        log.checkpoint = otherCheckpoint(`${ORIGIN}/${at.map}`, 1, root)
      }),
      'checkpoint-differs',
    ],
    [
      'a checkpoint of another log',
      inMap((log) => {
        log.checkpoint = good.global.checkpoint
      }),
      'checkpoint-wrong',
    ],
    [
      'a checkpoint with a broken signature',
      (file) => {
        file.global.checkpoint = file.global.checkpoint.replace(/.(.{12})\n$/, (all, rest: string) =>
          all.startsWith('A') ? `B${rest}\n` : `A${rest}\n`,
        )
      },
      'checkpoint-wrong',
    ],
    [
      'the key of another server',
      (file) => {
        file.origin = 'elders.example/log'
      },
      'vkey-wrong',
    ],
    ['a head left out', inMap((log) => log.heads.splice(1, 1)), 'head-out-of-count'],
    ['no heads at all', inMap((log) => log.heads.splice(0)), 'head-missing'],
    [
      'a head of another log',
      (file) => {
        const other = file.cards[0]?.heads ?? []
        const log = file.logs[map]
        if (log) log.heads = other
      },
      'head-of-another',
    ],
    [
      'a proof that proves nothing',
      inMap((log) => {
        for (const head of log.heads) head.index += 1
      }),
      'proof-wrong',
    ],
    ['a clock without proof', (file) => file.global.seen.pop(), 'seen-unproven'],
    ['a clock nobody saw', (file) => file.global.seen.push(...file.global.seen.slice(-1)), 'seen-unknown'],
    [
      'a clock of another history',
      (file) => {
        const [, second] = file.global.seen
        if (second) second.consistency = second.consistency.slice(1)
      },
      'seen-forks',
    ],
    [
      'an ending that does not follow from the clock',
      (file) => {
        file.global.consistency = []
      },
      'seen-forks',
    ],
  ]
  test.each(tampered)('does not hold with %s', (_, change, code) => {
    expect(after(change)).toBe(code)
  })
  test('says when a map the family names is not in it', () => {
    const file = structuredClone(good)
    file.logs.splice(map, 1)
    expect(verifyExport(file).missing).toEqual([at.map])
  })
  test('is refused when it is no export', () => {
    for (const bytes of [utf8('{}'), utf8('nee'), Uint8Array.of(0xff)])
      expect(codeOf(() => parseExport(bytes))).toBe('not-an-export')
  })
})

/** What members and a server that looks away together can write, each line well signed and in its place. */
const colluding: [string, (at: Family) => Family, string][] = [
  [
    'an admission that nobody said yes to',
    (at) => {
      at.scene.land(signed(at, at.noor, at.map, grantOf(at).admit), false)
      return at
    },
    'admission-is-granted',
  ],
  [
    'an admission that one parent of two said yes to',
    (at) => {
      const grant = grantOf(at)
      at.scene.write(at.noor, { log: at.vault, events: [approveEvent(at, grant.terms)] })
      at.scene.land(signed(at, at.noor, at.map, grant.admit), false)
      return at
    },
    'admission-is-granted',
  ],
  [
    'an admission to more than both said yes to',
    (at) => {
      const grant = grantOf(at, { may: 'read' })
      for (const parent of [at.noor, at.bram])
        at.scene.write(parent, { log: at.vault, events: [approveEvent(at, grant.terms)] })
      at.scene.land(signed(at, at.noor, at.map, { ...grant.admit, may: 'both' }), false)
      return at
    },
    'admission-is-granted',
  ],
  [
    'a keeper the policy does not name',
    (at) => {
      const grant = grantOf(at)
      for (const parent of [at.noor, at.bram])
        at.scene.write(parent, { log: at.vault, events: [approveEvent(at, grant.terms)] })
      at.scene.write(at.noor, { log: at.map, events: [grant.admit] })
      const keepers = [at.noor, at.bram].map(({ id }) => id)
      const third = { type: 'admit', person: at.fatima.id, may: 'both', history: 'whole', end: 0 }
      const box = { terms: null, salt: null, box: boxFor(at.scene, at.fatima) }
      const put = { type: 'keepers', keepers: [...keepers, at.fatima.id] }
      at.scene.land(signed(at, at.noor, at.map, { ...third, ...box }, put), false)
      return at
    },
    'admission-is-granted',
  ],
  [
    'a parent put out of the map by the other',
    (at) => {
      const gone = { type: 'remove', person: at.bram.id }
      at.scene.land(signed(at, at.noor, at.map, gone, epochEvent(at.scene, at.map, [at.noor])), false)
      return at
    },
    'removal-is-a-revocation',
  ],
  [
    'a visit to a map that was never opened to her',
    (at) => {
      const visit = { type: 'access', compartments: [at.map], grant: at.scene.hash(), purpose: 'care' }
      at.scene.land(signed(at, at.fatima, at.member, visit), false)
      return at
    },
    'visit-rests-on-a-grant',
  ],
  [
    'what one parent erased alone',
    (at) => {
      const record = at.scene.id()
      const put = { type: 'put', epoch: 1, ...revision(at.scene, { record }) }
      at.scene.write(at.noor, { log: at.map, events: [put] })
      at.scene.land(signed(at, at.noor, at.map, { type: 'erase', record, wait: null }), false)
      return at
    },
    'erasing-takes-both-or-a-wait',
  ],
]
const signed = ({ scene }: Family, by: Family['noor'], log: string, ...events: AnyEvent[]) =>
  scene.sign(by, [scene.part({ log, events })])

describe('consent in an export', () => {
  test('is judged entry by entry, and holds when both parents said yes', () => {
    const report = verifyExport(exportOf(familyWithGrant().scene))
    expect(report.wrong).toBe(null)
    expect(report.judged).toBeGreaterThan(4)
  })
  test.each(colluding)('does not hold with %s', (_, write, code) => {
    const { scene } = write(family())
    const { wrong, judged } = verifyExport(exportOf(scene))
    expect([wrong?.code, judged]).toEqual([code, 0])
    expect(wrong?.seq).not.toBe(null)
  })
  test('is not judged when the family’s log, or a map that a rule asks for, is not in the file', () => {
    for (const left of [at.vault, at.map]) {
      const report = verifyExport(exportOf(at.scene, [left]))
      expect([report.wrong, report.judged]).toEqual([null, 0])
    }
  })
  test('takes the card of everybody who was given a key', () => {
    const { scene, bram } = family()
    const file = exportOf(scene)
    expect(verifyExport(file).wrong).toBe(null)
    const cards = file.cards.filter(({ log }) => log !== bram.id)
    expect(verifyExport({ ...file, cards }).wrong?.code).toBe('card-unknown')
  })
})

describe('the command that verifies a file', () => {
  test('ends with 0 and plain words when it holds, with 1 and the place when it does not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gezinskluis-export-'))
    const path = join(folder, 'kluis.json')
    await writeFile(path, writeExport(good))
    const fine = await verifyFile(path)
    expect(fine.code).toBe(0)
    expect(fine.lines.slice(-3)).toEqual([
      expect.stringMatching(/^Consent: \d+ entries were judged/),
      expect.stringContaining(`give it with --vkey: ${good.vkey}`),
      'In the logs in this file no line is changed, left out or in another place.',
    ])
    expect((await verifyFile(path, good.vkey)).lines.at(-2)).toBe(
      'The key of the server is the one you gave.',
    )
    const other = await verifyFile(
      path,
      good.vkey.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
    )
    expect([other.code, other.lines.at(-1)]).toEqual([
      1,
      'This does not hold: vkey-differs. Nothing after it was checked.',
    ])
    const file = structuredClone(good)
    inMap((log) => log.lines.splice(2, 1))(file)
    await writeFile(path, writeExport(file))
    const broken = await verifyFile(path)
    expect(broken.code).toBe(1)
    expect(broken.lines.at(-1)).toBe(
      `This does not hold: wrong-seq in ${at.map.slice(0, 8)}, line 3. Nothing after it was checked.`,
    )
    await writeFile(path, 'geen uitvoer')
    expect((await verifyFile(path)).code).toBe(1)
    expect((await verifyFile(join(folder, 'weg.json'))).code).toBe(1)
    await rm(folder, { recursive: true })
  })
})
