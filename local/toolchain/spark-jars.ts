import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildOnce, shortHash } from './build-once';
import type { PythonEnvironment, Report } from './python-environment';
import { runCommand } from './run-command';

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
  'joda-time:joda-time',
  'com.fasterxml.jackson.core:jackson-databind',
  'com.fasterxml.jackson.core:jackson-core',
  'com.fasterxml.jackson.core:jackson-annotations',
];

/** Returns the class path of the jars with which Spark reads and writes S3. Spark's own resolver downloads them once. */
export async function ensureSparkJars(environment: PythonEnvironment, report: Report): Promise<string> {
  const ivyFolder = path.join(environment.folder, `ivy-${shortHash([...PACKAGES, ...EXCLUDES].join())}`);
  await buildOnce(ivyFolder, report, async () => {
    report('Downloading the jars with which Spark reads S3');
    await runCommand(environment.python, [
      path.join(__dirname, 'resolve_spark_jars.py'), ivyFolder, PACKAGES.join(','), EXCLUDES.join(','),
    ], { env: { ...process.env, JAVA_HOME: environment.javaHome } });
  });
  const folder = path.join(ivyFolder, 'jars');
  const jars = (await fs.promises.readdir(folder)).filter(name => name.endsWith('.jar')).sort();
  return jars.map((name) => path.join(folder, name)).join(path.delimiter);
}
