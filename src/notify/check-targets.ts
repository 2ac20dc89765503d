import { Annotations, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { NotificationTarget } from './notification-target';
import { Outcome } from './notification-target-options';

/** Of one SNS filter policy, see the constraints of filter policies. */
const MOST_COMBINATIONS = 150;

/** A filter that names what does not exist would silence its target for ever. */
export function checkTargets(scope: Construct, targets: NotificationTarget[], fileTypeNames: string[]): void {
  if (targets.length === 0) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:noNotificationTargets',
      'no one is told what becomes of a file: give notificationTargets, or acknowledge this warning if the metrics are enough');
  }
  for (const { outcomes, fileTypes } of targets.map(({ _options }) => _options)) {
    // The filter names failures of unknown type, too.
    const combinations = (outcomes?.length ?? 1) * (fileTypes ? fileTypes.length + 1 : 1);
    if (combinations > MOST_COMBINATIONS) {
      throw new Error(
        `a notification target asks for ${combinations} combinations of outcome and file type, at most ${MOST_COMBINATIONS} fit in a filter: leave one of the lists out`);
    }
    const unknownOutcome = outcomes?.find((outcome) => !Object.values(Outcome).includes(outcome));
    if (unknownOutcome !== undefined) {
      throw new Error(`a notification target asks for the outcome "${unknownOutcome}", which no file has: give one of ${Object.values(Outcome).join(', ')}`);
    }
    const unknown = fileTypes?.find((name) => !Token.isUnresolved(name) && !fileTypeNames.includes(name));
    if (unknown !== undefined) {
      throw new Error(`a notification target asks for the file type "${unknown}", which the pipeline does not have: give one of ${fileTypeNames.join(', ')}`);
    }
    if (outcomes?.length === 0 || fileTypes?.length === 0) {
      throw new Error('a notification target has an empty list of outcomes or file types, so it would never be told: leave the list out for all');
    }
  }
}
