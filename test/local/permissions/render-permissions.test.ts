import { call, run, statement } from './recorded';
import { measure } from '../../../local/permissions/measure';
import { renderPermissions } from '../../../local/permissions/render-permissions';

const REASONS = [{ roles: ['*'], sid: 'Key', actions: ['kms:Decrypt'], reason: 'nothing is encrypted here' }];

const linesOf = (text: string) => text.split('\n').filter((line) => /^(##|\|) /.test(line));

test('each statement is a line of its role, cut where use or reason differ', () => {
  const key = statement({ sid: 'Key', actions: ['kms:Decrypt'], readableResources: ['{Storage/Key}'] });
  const { permissions } = measure([run([statement({ actions: ['s3:Put*', 's3:GetObject'] }), key], [call()])]);
  expect(linesOf(renderPermissions(permissions, REASONS))).toEqual([
    '## Stage/Function/Role',
    '| statement | actions | on | used |',
    '| --- | --- | --- | --- |',
    '| Key | `kms:Decrypt` | `{Storage/Key}` | no: nothing is encrypted here |',
    '| Staging | `s3:GetObject` | `{Storage/Staging}/staging/*` | no: **without a reason** |',
    '| Staging | `s3:Put*` | `{Storage/Staging}/staging/*` | yes, for `s3:PutObject` |',
  ]);
});

test('actions of the same use share a line', () => {
  const { permissions } = measure([run([statement()], [call(), call({ action: 's3:GetObject' })])]);
  expect(linesOf(renderPermissions(permissions, [])).at(-1)).toBe('| Staging | `s3:GetObject`<br>`s3:PutObject` | `{Storage/Staging}/staging/*` | yes |');
});
