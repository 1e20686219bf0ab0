/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Generous, because CI machines are slow and busy. A test that hangs still ends.
  testTimeout: 60_000,
  // Each test file has its own servers and waits for them, so the files share all cores.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1.5GB',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  // Tests of the sources need no build.
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};
