import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildOnce } from './build-once';
import type { PythonEnvironment, Report } from './python-environment';
import { runCommand } from './run-command';

/**
 * Returns the archive of the Java classes that Spark loads, with which it starts in half the time. It is made on first use and kept.
 *
 * Returns undefined if it could not be made on this machine: Spark then starts without it.
 *
 * @param classPath the jars in front of Spark's own
 */
export async function ensureClassArchive({ python, folder, javaHome }: PythonEnvironment, classPath: string, report: Report): Promise<string | undefined> {
  const classes = path.join(folder, 'classes');
  const archive = path.join(classes, 'spark.jsa');
  await buildOnce(classes, report, async () => {
    report('Archiving the Java classes of Spark, so that it starts in half the time');
    const script = [path.join(__dirname, 'archive_classes.py'), path.join(classes, 'java.jsa'), archive, classPath];
    await runCommand(python, script, { env: { ...process.env, JAVA_HOME: javaHome, SPARK_LOCAL_IP: '127.0.0.1' } })
      .catch((error: Error) => report(`Spark starts without an archive of its classes: ${error.message}`));
  });
  return fs.existsSync(archive) ? archive : undefined;
}
