import * as path from 'node:path';

export interface SparkSettings {
  readonly javaHome: string;
  /** The jars in front of Spark's own. */
  readonly classPath: string;
  /** The file with the classes of Java that Spark loads, see local/toolchain/archive_classes.py. */
  readonly classArchive?: string;
}

interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  readonly spark?: SparkSettings;
  readonly waitScale?: number;
  readonly withoutSeams?: string[];
}

/**
 * Returns the whole environment of the emulator, and so of every function and job that it runs.
 *
 * Only PATH is inherited: a handler must not see an AWS profile or endpoint of the developer.
 */
export function emulatorEnvironment(settings: Settings) {
  const inData = (name: string) => path.join(settings.dataFolder, name);
  return {
    // Handlers run on the same Node.js as this program.
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    HOME: settings.dataFolder,
    LANG: 'C.UTF-8',
    TMPDIR: inData('temporary'),
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',

    AUTH: 'true',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    MINISTACK_REGION: 'us-east-1',
    MINISTACK_ACCOUNT_ID: '000000000000',
    GATEWAY_PORT: String(settings.port),
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: '127.0.0.1',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    S3_DATA_DIR: inData('s3'),
    STATE_DIR: inData('state'),
    // No Docker daemon must be found: nothing runs in a container.
    DOCKER_HOST: `unix://${inData('no-docker')}`,
    SFN_WAIT_SCALE: String(settings.waitScale ?? 1),

    EMULATOR_DECISION_LOG: inData('decisions.jsonl'),
    MINISTACK_WITHOUT_SEAMS: (settings.withoutSeams ?? []).join(','),
    ...(settings.spark && {
      JAVA_HOME: settings.spark.javaHome,
      EMULATOR_SPARK_CLASS_PATH: settings.spark.classPath,
      EMULATOR_SPARK_CLASS_ARCHIVE: settings.spark.classArchive ?? '',
    }),
  };
}
