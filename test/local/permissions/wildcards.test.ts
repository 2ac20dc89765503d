import { matchesAction, matchesWildcards } from '../../../local/permissions/wildcards';

test.each([
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/staging/e/source.csv', true],
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/staging/', true],
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/stagings', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a\nb', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3:::b', 'arn:aws:s3:::B', false],
  ['arn:aws:sns:*:1:t', 'arn:aws:sns:eu-west-1:1:t', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a.c', 'abc', false],
  ['a[bc](d)+$', 'a[bc](d)+$', true],
  ['*', 'anything', true],
  ['*', '', true],
])('the pattern %j and the value %j: %p', (pattern, value, matches) => {
  expect(matchesWildcards(pattern, value)).toBe(matches);
});

test('actions are compared as IAM does, whatever their case', () => {
  expect(matchesAction('s3:Get*', 'S3:getObject')).toBe(true);
  expect(matchesAction('s3:GetObject', 's3:GetObjectVersion')).toBe(false);
});
