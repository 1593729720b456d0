// House rules that a machine can hold: links, length, leftovers, first lines and pins.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyTypesOf } from '#test/house/imports.ts'
import { anchorsOf, relativeLinks, scriptsNamed } from '#test/house/prose.ts'
import { filesOfTree, isCode, root, textOf } from '#test/house/tree.ts'

const LINES_MAX = 350

/** Files that may be longer, each with its reason. */
const longer: Readonly<Record<string, string>> = {}

const files = filesOfTree()
const code = files.filter(isCode)
const tests = code.filter((path) => path.startsWith('test/'))
const texts = files.filter(
  (path) => /\.(?:ts|tsx|js|css|html|md|json|svg|sql|webmanifest)$/.test(path) || !path.includes('.'),
)
const documents = files.filter((path) => path.endsWith('.md'))

/** `file:line` of every line of these files that `pattern` meets. */
const meeting = (paths: string[], pattern: RegExp) =>
  paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )

describe('The documents', () => {
  it('link to files and headings that are there', () => {
    const dead = documents.flatMap((document) =>
      relativeLinks(textOf(document)).flatMap(({ path, anchor, line }) => {
        const target = path === '' ? document : posix.join(posix.dirname(document), path)
        if (!existsSync(join(root, target))) return [`${document}:${line} ${path}`]
        const found = anchor === null || !target.endsWith('.md') || anchorsOf(textOf(target)).has(anchor)
        return found ? [] : [`${document}:${line} ${path}#${anchor}`]
      }),
    )
    expect(dead).toEqual([])
  })

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json'))
    const unknown = documents.flatMap((document) =>
      scriptsNamed(textOf(document)).flatMap((script) =>
        script in scripts ? [] : [`${document}: npm run ${script}`],
      ),
    )
    expect(unknown).toEqual([])
  })
})

describe('Every file', () => {
  it('of code starts with a comment that says what it is', () => {
    const speaks = (path: string) => /^(?:\/\/|\/\*) ?\S.{15,}/.test(textOf(path))
    // button.module.css beside button.tsx has been said already.
    const said = (path: string) => files.includes(path.replace(/\.module\.css$/, '.tsx'))
    const styled = files.filter((path) => path.endsWith('.css') && !said(path))
    expect([...code, ...styled].filter((path) => !speaks(path))).toEqual([])
  })

  it(`of code has at most ${LINES_MAX} lines, or a reason`, () => {
    const tooLong = code.filter((path) => textOf(path).split('\n').length > LINES_MAX + 1)
    expect(tooLong.sort()).toEqual(Object.keys(longer).sort())
  })

  it('is free of notes to self', () => {
    expect(meeting(texts, /\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b/)).toEqual([])
  })

  it('asks no checker to look away', () => {
    expect(
      meeting(texts, /@ts-(?:ignore|expect-error|nocheck)|bio[m]e-ignore|es[l]int-disable|v8 ig[n]ore/),
    ).toEqual([])
    expect(code.flatMap((path) => anyTypesOf(path, textOf(path)).map((line) => `${path}:${line}`))).toEqual(
      [],
    )
  })

  it('of tests runs all of its tests', () => {
    const left =
      /\b(?:it|test|describe|suite)\b(?:\.\w+)*\.(?:skip|only|todo|skipIf|runIf|fails)\b|\bctx\.skip\b/
    expect(meeting(tests, left)).toEqual([])
  })

  it('is free of the paths of somebody’s own machine', () => {
    expect(meeting(texts, /(?<![\w.:/])\/(?:home|root|Users|work|private)\/\w|[A-Z]:\\Users/)).toEqual([])
  })
})

describe('Dependencies', () => {
  const manifest = JSON.parse(textOf('package.json'))
  const wanted: Record<string, string> = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  }

  it('are pinned to one exact version', () => {
    expect(
      Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
    ).toEqual([])
  })

  it('each have a reason in ARCHITECTURE.md, and no reason is left of one that went', () => {
    const [, section = ''] = textOf('ARCHITECTURE.md').split(/^## Dependencies$/m)
    const rows = (section.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('| `'))
    const reasoned = rows.flatMap((row) => {
      const [, names = '', reason = ''] = row.split('|')
      return reason.trim() === '' ? [] : [...names.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
    })
    expect(reasoned.sort()).toEqual(Object.keys(wanted).sort())
  })

  it('are locked by content, for every platform that Node is installed on, and name no host', () => {
    const lock = JSON.parse(textOf('package-lock.json')).packages
    expect(textOf('package-lock.json')).not.toMatch(/"resolved"/)
    for (const [name, version] of Object.entries<string>(wanted)) {
      expect(lock[`node_modules/${name}`], name).toMatchObject({
        version,
        integrity: expect.stringMatching(/^sha512-/),
      })
    }
  })
})
