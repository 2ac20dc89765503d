import { duplicateKey } from './member-defects';
import type { JsonMember } from '../../shared/json-records/json-record-handler';

/** Keys of one record: none of them is known by the next. */
export class ExtraKeys {
  private readonly names = new Set<string>();

  clear(): void {
    if (this.names.size > 0) this.names.clear();
  }

  /** @throws ContentDefect if the record has the key already */
  add(name: string, member: JsonMember): void {
    if (this.names.has(name)) throw duplicateKey(name, member);
    this.names.add(name);
  }
}
