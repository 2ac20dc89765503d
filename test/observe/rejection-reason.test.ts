import * as fs from 'node:fs';
import * as path from 'node:path';
import { RejectionReason } from '../../src';
import { REASON_CODES } from '../../src/contract/reason-codes';

const SOURCE = fs.readFileSync(path.join(__dirname, '..', '..', 'src', 'observe', 'rejection-reason.ts'), 'utf8');

it('has the codes of the validator and says the same of each', () => {
  expect(Object.values(RejectionReason)).toEqual(Object.keys(REASON_CODES));
  const said = Array.from(SOURCE.matchAll(/\/\*\* (.*)\. \*\/\n {2}(\w+) = '(\w+)',/g), ([, text, name, code]) => [name, code, text[0].toLowerCase() + text.slice(1)]);
  expect(said).toEqual(Object.entries(REASON_CODES).map(([code, text]) => [code, code, text]));
});
