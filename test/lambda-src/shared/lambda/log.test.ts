import { log } from '../../../../lambda-src/shared/lambda/log';

test.each([['INFO', 'info'], ['WARN', 'warn']] as const)('an entry of level %s is one object, which the Lambda runtime writes as JSON', (level, method) => {
  const written = jest.spyOn(console, method).mockImplementation();
  log(level, 'file validated', { key: 'a\nforged: true', valid: false });
  expect(written.mock.calls).toEqual([[{ message: 'file validated', key: 'a\nforged: true', valid: false }]]);
});
