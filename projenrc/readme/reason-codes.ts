import { table } from './markdown';
import { REASON_CODES } from '../../src/contract/reason-codes';

export function reasonCodeTable(): string {
  return table(['code', 'meaning'], Object.entries(REASON_CODES).map(([code, meaning]) => [code, meaning]));
}
