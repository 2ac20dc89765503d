import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import type { Emulator } from '../../../../local/emulator/emulator';

/** A rule on the default bus that sends what matches to every target. */
export async function createRule(on: Emulator, name: string, pattern: object, targetArns: string[]): Promise<void> {
  const client = new EventBridgeClient(on.clientConfig);
  await client.send(new PutRuleCommand({ Name: name, EventPattern: JSON.stringify(pattern) }));
  await client.send(new PutTargetsCommand({ Rule: name, Targets: targetArns.map((Arn, index) => ({ Id: String(index), Arn })) }));
}
