import fc from 'fast-check';
import { decodeRequest, encodeRequest, type JobRequest } from '../../src/contract/job-request';

const REQUEST: JobRequest = { version: 1, execution: 'e-1', redriveCount: 0, fileType: 'csv', source: { bucket: 'b', key: 'k', versionId: 'v' }, inputUri: 's3://b/i', factsUri: 's3://b/f', outputUri: 's3://b/o/' };

test('a request is read as it was written, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, redriveCount) => {
      const request = { ...REQUEST, execution: text, fileType: text, source: { ...REQUEST.source, key: text }, redriveCount };
      expect(decodeRequest(encodeRequest(request))).toEqual(request);
    }),
  );
});

test('an encoded request can be no argument of its own: it begins with no dash and holds no space', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(encodeRequest({ ...REQUEST, fileType: text })).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/)));
});

test.each([undefined, '', 'not base64url of JSON', '{}', 'bnVsbA', 'MQ', 'Im8i'])('%p is no request of ours', (argument) => {
  expect(decodeRequest(argument)?.execution).toBeUndefined();
});
