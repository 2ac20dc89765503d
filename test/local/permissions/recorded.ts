import type { RecordedCall, RecordedRun, RecordedStatement } from '../../../local/permissions/recorded-run';

export function statement(more: Partial<RecordedStatement> = {}): RecordedStatement {
  return {
    role: 'Stage/Function/Role',
    isWholeRole: true,
    sid: 'Staging',
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: ['arn:aws:s3:::staging1/staging/*'],
    readableResources: ['{Storage/Staging}/staging/*'],
    ...more,
  };
}

export function call(more: Partial<RecordedCall> = {}): RecordedCall {
  return { role: 'Stage/Function/Role', action: 's3:PutObject', resource: 'arn:aws:s3:::staging1/staging/e/facts.json', isAllowed: true, ...more };
}

export function run(statements: RecordedStatement[], calls: RecordedCall[], stack = 'Stack'): RecordedRun {
  return { stack, deniesOnPurpose: false, statements, calls };
}
