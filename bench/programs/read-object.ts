import { S3Client } from '@aws-sdk/client-s3';
import { STREAM_CLIENT } from '../../lambda-src/shared/sdk-clients';
import { validateSource } from '../../lambda-src/validate-file/validate-source';
import { parseTask } from '../task';

/** `read-object ENDPOINT SIZE TASK` validates an object through the S3 client, as the Lambda function does, and prints the number of rows. */
async function main([endpoint, size, task]: string[]): Promise<void> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new S3Client({ ...STREAM_CLIENT, endpoint, region: 'eu-west-1', forcePathStyle: true, credentials });
  const source = { bucket: 'bench', key: 'orders', versionId: '1' };
  const { fileType } = parseTask(task);
  const content = { source, size: Number(size), fileType, compression: 'none' } as const;
  const verdict = await validateSource({ client, name: 'bench', owner: '111122223333' }, content, { maxBytes: Infinity, isPastDeadline: () => false });
  console.log(verdict.valid ? verdict.facts.rows : JSON.stringify(verdict.reason));
}

void main(process.argv.slice(2));
