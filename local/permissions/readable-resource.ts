import type { Constructs } from '../pipeline/pipeline-resources';

const TYPES = 'event-bus|log-group|key|function|stateMachine|execution|job';

/** Returns an ARN with construct paths instead of names, so that it is the same in each run. */
export function readableResource(arn: string, stackName: string, constructs: Constructs): string {
  const names = [...constructs].flatMap(([path, id]) => [[id, path], [id.split(/[/:]/).at(-1)!, path]] as const);
  const longestFirst = names.filter(([name]) => name !== '').sort(([one], [other]) => other.length - one.length);
  let text = arn.replace(new RegExp(`^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:(?:${TYPES})[:/])?`), '');
  for (const [name, path] of longestFirst) text = text.replaceAll(name, `{${path}}`);
  return text
    .replace(/^cdk-hnb659fds-assets-[^/]+/, '{assets}')
    .replace(/\b[0-9a-f]{64}\b/, '{hash}')
    .replaceAll(stackName, '{stack}');
}
