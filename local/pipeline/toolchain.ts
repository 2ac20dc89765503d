import type { SparkSettings } from '../emulator/emulator-environment';
import { ensurePythonEnvironment } from '../toolchain/python-environment';
import { ensureSparkJars } from '../toolchain/spark-jars';

export interface Toolchain {
  readonly python: string;
  readonly spark?: SparkSettings;
}

/** Installs what the emulator needs; Java and the jars only if jobs run. */
export async function ensureToolchain(withSpark: boolean, report: (line: string) => void): Promise<Toolchain> {
  const environment = await ensurePythonEnvironment(report);
  if (!withSpark) return { python: environment.python };
  const { jars } = await ensureSparkJars(environment, report);
  return { python: environment.python, spark: { javaHome: environment.javaHome, jars } };
}
