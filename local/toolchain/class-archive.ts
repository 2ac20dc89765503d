import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildOnce, shortHash } from './build-once';
import type { PythonEnvironment, Report } from './python-environment';
import { runCommand } from './run-command';

const SCRIPT = path.join(__dirname, 'archive_classes.py');

/**
 * Returns the archive of the Java classes that Spark loads, with which it starts in half the time. It is made on first use and kept.
 *
 * Returns undefined if it could not be made on this machine: Spark then starts without it.
 *
 * @param classPath the jars in front of Spark's own
 */
export async function ensureClassArchive({ python, folder, javaHome }: PythonEnvironment, classPath: string, report: Report): Promise<string | undefined> {
  const classes = path.join(folder, `classes-${shortHash(classPath, await fs.promises.readFile(SCRIPT))}`);
  const archive = path.join(classes, 'spark.jsa');
  // Only what the driver of the emulator inherits too: with other settings of Spark or Java, the archive would not fit the driver.
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  try {
    await buildOnce(classes, report, async () => {
      report('Archiving the Java classes of Spark, so that it starts in half the time');
      await runCommand(python, [SCRIPT, path.join(classes, 'java.jsa'), archive, classPath], {
        env: { PATH, HOME, LANG, TMPDIR, JAVA_HOME: javaHome, SPARK_LOCAL_IP: '127.0.0.1' },
      });
    });
    return archive;
  } catch (error) {
    report(`Spark starts without an archive of its classes: ${(error as Error).message}`);
    return undefined;
  }
}
