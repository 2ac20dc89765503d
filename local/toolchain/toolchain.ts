import { ensureClassArchive } from './class-archive';
import { ensurePythonEnvironment, type Report } from './python-environment';
import { ensureSparkJars } from './spark-jars';
import type { SparkSettings } from '../emulator/emulator-environment';

interface Toolchain {
  readonly python: string;
  readonly spark?: SparkSettings;
}

/** Installs what the emulator needs, and what Spark needs if jobs run. */
export async function ensureToolchain(withSpark: boolean, report: Report): Promise<Toolchain> {
  const environment = await ensurePythonEnvironment(report);
  const { python, javaHome } = environment;
  if (!withSpark) return { python };
  const classPath = await ensureSparkJars(environment, report);
  return { python, spark: { javaHome, classPath, classArchive: await ensureClassArchive(environment, classPath, report) } };
}
