// Test projects, apart from Vite's own config: the Solid plugin would otherwise ask for jsdom.
import { defineConfig } from 'vitest/config'
import { storiesOfTheStore } from '#test/house/stories.ts'

const project = (
  name: string,
  include: string[],
  environment: 'node' | 'happy-dom',
  testTimeout = 20_000,
) => ({
  test: { name, include, environment, testTimeout, hookTimeout: 60_000 },
})

/** The stories of the store once more, on the other database. */
const onPostgres = {
  test: {
    ...project('postgres', [...storiesOfTheStore], 'node', 240_000).test,
    globalSetup: 'test/setup/one-postgres.ts',
    setupFiles: 'test/setup/on-postgres.ts',
  },
}

export default defineConfig({
  test: {
    projects: [
      project('house', ['test/*.test.ts'], 'node'),
      project('crypto', ['test/crypto/**/*.test.ts'], 'node', 60_000),
      project('shared', ['test/shared/**/*.test.ts'], 'node', 60_000),
      project('server', ['test/server/**/*.test.ts'], 'node', 60_000),
      project('web', ['test/web/**/*.test.ts'], 'node', 60_000),
      project('story', ['test/story/**/*.test.ts'], 'node', 120_000),
      onPostgres,
      project('hostile', ['test/hostile/**/*.test.ts'], 'node', 120_000),
      project('fault', ['test/fault/**/*.test.ts'], 'node', 300_000),
      project('browser', ['test/browser/**/*.test.ts'], 'node', 300_000),
    ],
  },
})
