// The files of the project as git sees them, tracked or about to be: what the house rules look at.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project's folder, absolute. */
export const root = join(import.meta.dirname, '../..')

/** Every file that is or could be committed, as paths from the root with `/`; ignored files are left out. */
export function filesOfTree(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  return list
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort()
}

/** The text of one file of the tree. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** True for what a compiler reads as this project's own code. */
export const isCode = (path: string): boolean => /\.(?:ts|tsx|js)$/.test(path)
