/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Generous, because CI machines are slow and busy. A test that hangs still ends.
  testTimeout: 60_000,
  // Each test file has its own servers and waits for them, so the files share all cores.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1.5GB',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // jose consists of ES modules, which Jest cannot require.
  transform: { '\\.ts$': '@swc/jest', '/node_modules/jose/.+\\.js$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  // Tests of the sources need no build.
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};
