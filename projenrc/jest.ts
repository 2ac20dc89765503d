import { javascript, JsonFile, type typescript } from 'projen';

const TRANSFORM = '<rootDir>/test/esbuild-transform.js';

const TRANSFORMED_FILES = '^.+\\.[jt]s$';

/** The key under which projen configures ts-jest. */
const TS_JEST_FILES = '^.+\\.[t]sx?$';

/** The tests that need the emulator have a configuration of their own. */
const LOCAL_TESTS = ['test/local/emulator/', 'test/end-to-end/'];

const SHARED = {
  setupFiles: ['<rootDir>/test/setup-environment.js'],
  moduleNameMapper: { '^cdk-file-processing-pipeline$': '<rootDir>/src' },
  // hyparquet is an ES module, which Jest loads as such only behind a flag of Node.js: it is compiled like our own code.
  transformIgnorePatterns: ['/node_modules/(?!hyparquet/)'],
  // Jest's own default on two cores is one worker.
  maxWorkers: 2,
};

/** The tests that run without the emulator. */
export const UNIT_TESTS: javascript.JestConfigOptions = {
  ...SHARED,
  collectCoverage: false,
  transform: { [TRANSFORMED_FILES]: new javascript.Transform(TRANSFORM) },
  testPathIgnorePatterns: ['/node_modules/', ...LOCAL_TESTS.map((folder) => `<rootDir>/${folder}`)],
  testTimeout: 600_000, // a loaded machine may take thirty times as long
};

/** Configures Jest for the tests that need the emulator, and removes type checks from all tests: the step `types` checks all files at once. */
export function configureJest(project: typescript.TypeScriptProject): void {
  delete project.jest!.config.transform![TS_JEST_FILES];
  new JsonFile(project, 'jest.local.json', {
    marker: false,
    obj: {
      ...SHARED,
      rootDir: '.',
      testMatch: LOCAL_TESTS.map((folder) => `<rootDir>/${folder}**/*.test.ts`),
      transform: { [TRANSFORMED_FILES]: TRANSFORM },
      testTimeout: 3_600_000, // every wait has a deadline of its own, whose message says more
    },
  });
}
