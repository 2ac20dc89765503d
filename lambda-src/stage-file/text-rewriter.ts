import type { Rewriter } from './rewriter';
import type { EncodingName } from '../../src/contract/dialect';
import { createTextSource } from '../shared/encoding/create-text-source';

/** Text in some encoding as UTF-8. */
export class TextRewriter implements Rewriter {
  private readonly text;

  constructor(encoding: EncodingName) {
    this.text = createTextSource(encoding);
  }

  /** @throws if the text is not in its encoding, which Validate file would have told */
  public write(chunk: Uint8Array): Uint8Array {
    const bytes = this.text.read(chunk);
    this.refuseDefect();
    return bytes;
  }

  public end(): Uint8Array {
    this.text.end();
    this.refuseDefect();
    return new Uint8Array();
  }

  private refuseDefect(): void {
    if (this.text.defect !== undefined) throw this.text.defect;
  }
}
