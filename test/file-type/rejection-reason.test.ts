import { readEnum } from '../../projenrc/docs/source-docs';
import { RejectionReason } from '../../src';
import { REASON_CODES } from '../../src/contract/reason-codes';

it('has the codes of the validator, and a sentence on each', () => {
  expect(Object.values(RejectionReason)).toEqual(REASON_CODES);
  const members = readEnum('src/file-type/rejection-reason.ts', 'RejectionReason');
  expect(members.map(({ name, value }) => [name, value])).toEqual(REASON_CODES.map((code) => [code, code]));
  expect(members.filter(({ doc }) => !/^[A-Z][^.]*\.$/.test(doc))).toEqual([]);
});
