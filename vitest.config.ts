import { defineConfig } from 'vitest/config';

// How long a test takes says more of the machine than of the code: a busy one fails nothing.
const node = { environment: 'node', testTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: 'node',
          include: ['tests/{domain,protocol,store,sync,search,server,contract,simulator}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'ui',
          environment: 'jsdom',
          testTimeout: 60_000,
          include: ['tests/{ui,features,app}/**/*.test.tsx'],
          setupFiles: ['tests/ui/setup.ts'],
        },
      },
      {
        test: {
          ...node,
          name: 'browser',
          include: ['tests/{browser,faults}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
