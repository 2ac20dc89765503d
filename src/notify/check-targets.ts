import { Annotations, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { NotificationTarget } from './notification-target';
import { Outcome } from './notification-target-options';

/** The most combinations of values that SNS allows in one filter policy, see the constraints of filter policies. */
const MAX_COMBINATIONS = 150;

/** Throws an error if a filter would never match, or is too large for SNS. Warns if there are no targets. */
export function checkTargets(scope: Construct, targets: NotificationTarget[], fileTypeNames: string[]): void {
  if (targets.length === 0) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:noNotificationTargets',
      'nobody is notified of the outcome of a file: set notificationTargets, or acknowledge this warning if the metrics are enough');
  }
  for (const { outcomes, fileTypes } of targets.map(({ _options }) => _options)) {
    // A filter on file types also matches failures whose file type is not known.
    const combinations = (outcomes?.length ?? 1) * (fileTypes ? fileTypes.length + 1 : 1);
    if (combinations > MAX_COMBINATIONS) {
      throw new Error(
        `the filters of a notification target have ${combinations} combinations of outcome and file type, but SNS allows at most ${MAX_COMBINATIONS}: remove one of the filters`);
    }
    const unknownOutcome = outcomes?.find((outcome) => !Object.values(Outcome).includes(outcome));
    if (unknownOutcome !== undefined) {
      throw new Error(`a notification target filters by the outcome "${unknownOutcome}", which does not exist: use one of ${Object.values(Outcome).join(', ')}`);
    }
    const unknown = fileTypes?.find((name) => !Token.isUnresolved(name) && !fileTypeNames.includes(name));
    if (unknown !== undefined) {
      throw new Error(`a notification target filters by the file type "${unknown}", which the pipeline does not have: use one of ${fileTypeNames.join(', ')}`);
    }
    if (outcomes?.length === 0 || fileTypes?.length === 0) {
      throw new Error('a notification target has an empty list of outcomes or file types, so it would never be notified: remove the list to be notified of all');
    }
  }
}
