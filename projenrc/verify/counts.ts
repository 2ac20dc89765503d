import * as fs from 'node:fs';

/** The numbers of tests that passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the JSON report of Jest; a file that could not be loaded counts as a failed test. */
export function countJest(report: string): Counts {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8')) as Record<string, number>;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Reads the JUnit report of pytest. */
export function countPytest(report: string): Counts {
  const suite = /<testsuite [^>]*>/.exec(fs.readFileSync(report, 'utf8'))![0];
  const attribute = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(suite)![1]);
  const failed = attribute('failures') + attribute('errors');
  return { passed: attribute('tests') - failed - attribute('skipped'), failed };
}
