// The same deeds here and in cojson (Jazz), in one run: shown without a bar, since the two promise different things.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { root } from '#test/house/tree.ts'
import { type GroupTimes, group } from './group.ts'
import type { Measured } from './measure.ts'

/** With a package.json of its own: nothing of it is installed with the product. */
const FOLDER = join(root, 'test/bench/peers')

const times = v.strictObject({ grant: v.number(), append: v.number(), cold: v.number(), revoke: v.number() })

const DEEDS: Readonly<Record<keyof GroupTimes, string>> = {
  grant: 'ms to let 10 people in',
  append: 'ms to append 1000 notes of 1 KiB, each an entry on disk',
  cold: 'ms to read them on a new device, every signature checked',
  revoke: 'ms to take one of 10 out',
}

export async function besidePeers(): Promise<Record<string, Measured>> {
  const cojson = v.parse(times, JSON.parse(runThere()))
  const ours = await group()
  const names = Object.keys(DEEDS) as (keyof GroupTimes)[]
  return Object.fromEntries(
    names.map((name): [string, Measured] => [
      `peer-${name}`,
      {
        value: Math.round(ours[name]),
        unit: DEEDS[name],
        ratio: ours[name] / cojson[name],
        against: `${Math.round(cojson[name])} ms in cojson 0.20, in memory without a server or a disk`,
        bar: null,
        holds: true,
      },
    ]),
  )
}

/** What its script says; installed first when it is not there yet, without running anybody's install scripts. */
function runThere(): string {
  if (!existsSync(join(FOLDER, 'node_modules/cojson')))
    there('npm', ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'])
  return there(process.execPath, ['run.js'])
}

function there(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: FOLDER, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} in ${FOLDER} failed:\n${stderr}`)
  return stdout
}
