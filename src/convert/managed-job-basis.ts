import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { GlueScript } from './glue-script';
import { securityConfiguration } from './glue-security';

/** What all managed jobs of a pipeline share, created with the first of them: jobs that were given need neither. */
export class ManagedJobBasis {
  private createdScript?: GlueScript;
  private createdConfiguration?: string;

  constructor(private readonly scope: Construct, private readonly key: IKey) {}

  public get script(): GlueScript {
    this.createdScript ??= new GlueScript(this.scope, 'Script');
    return this.createdScript;
  }

  /** The name of the Glue security configuration. */
  public get securityConfiguration(): string {
    this.createdConfiguration ??= securityConfiguration(this.scope, 'SecurityConfiguration', this.key);
    return this.createdConfiguration;
  }

  public get createdSecurityConfiguration(): string | undefined {
    return this.createdConfiguration;
  }
}
