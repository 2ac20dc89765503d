import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildOnce } from './build-once';
import { PythonEnvironment, Report, ensurePythonEnvironment } from './python-environment';
import { runCommand } from './run-command';
import type { SparkSettings } from '../emulator/emulator-environment';

/** S3A with the three SDK modules that it loads: 16 MB instead of the 275 MB of the SDK's bundle. */
const PACKAGES = [
  'org.apache.hadoop:hadoop-aws:3.3.4',
  'com.amazonaws:aws-java-sdk-s3:1.12.262',
  'com.amazonaws:aws-java-sdk-sts:1.12.262',
  'com.amazonaws:aws-java-sdk-dynamodb:1.12.262',
];

/** The bundle, and libraries that Spark has in a version of its own. */
const EXCLUDES = [
  'com.amazonaws:aws-java-sdk-bundle',
  'commons-logging:commons-logging',
  'org.apache.httpcomponents:httpclient',
  'commons-codec:commons-codec',
  'com.fasterxml.jackson.core:jackson-databind',
  'com.fasterxml.jackson.core:jackson-core',
  'com.fasterxml.jackson.core:jackson-annotations',
];

export interface SparkJars {
  readonly ivyFolder: string;
  /** The paths of the jars, so that a session does not need a resolver. */
  readonly jars: string[];
}

/** Returns the jars with which Spark reads and writes S3. Spark's own resolver downloads them once. */
export async function ensureSparkJars(environment: PythonEnvironment, report: Report): Promise<SparkJars> {
  const ivyFolder = path.join(environment.folder, 'ivy');
  await buildOnce(ivyFolder, report, async () => {
    report('Downloading the jars with which Spark reads S3');
    await runCommand(environment.python, [
      path.join(__dirname, 'resolve_spark_jars.py'), ivyFolder, PACKAGES.join(','), EXCLUDES.join(','),
    ], { env: { ...process.env, JAVA_HOME: environment.javaHome } });
  });
  const folder = path.join(ivyFolder, 'jars');
  const jars = (await fs.promises.readdir(folder)).filter(name => name.endsWith('.jar')).sort();
  return { ivyFolder, jars: jars.map(name => path.join(folder, name)) };
}

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
