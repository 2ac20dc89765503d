import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

const GLUE_ASSETS = path.join(__dirname, '..', '..', 'glue-assets');

/** The script that every managed job runs, as one file and the package it imports. */
export class GlueScript extends Construct {
  public readonly entryUri: string;
  /** A zip with `file_pipeline/` at its root. */
  public readonly packageUri: string;
  public readonly objectArns: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const entry = new Asset(this, 'Entry', { path: path.join(GLUE_ASSETS, 'convert_file.py') });
    const modules = new Asset(this, 'Package', { path: GLUE_ASSETS, exclude: ['convert_file.py', '**/__pycache__', '*.pyc'] });
    this.entryUri = entry.s3ObjectUrl;
    this.packageUri = modules.s3ObjectUrl;
    this.objectArns = [entry, modules].map(assetArn);
  }
}

/** Instead of asset.grantRead, which opens the whole bootstrap bucket. */
export function assetArn(asset: Asset): string {
  return Stack.of(asset).formatArn({ service: 's3', region: '', account: '', resource: asset.s3BucketName, resourceName: asset.s3ObjectKey });
}
