/** For fewer bytes than this, a loop is faster than a call of Buffer.copy. */
const SHORT_COPY_BYTES = 48;

/** A buffer that grows as bytes and text are appended to it. */
export class OutputBuffer {
  length = 0;
  private bytes: Buffer = Buffer.allocUnsafeSlow(64 * 1024);

  /** Appends bytes of a buffer. */
  copy(source: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    if (end - start < SHORT_COPY_BYTES) {
      const { bytes } = this;
      let to = this.length;
      for (let at = start; at < end; at++) bytes[to++] = source[at];
    } else {
      source.copy(this.bytes, this.length, start, end);
    }
    this.length += end - start;
  }

  /** Appends text as UTF-8. */
  text(text: string): void {
    this.reserve(3 * text.length);
    if (text.length < 4 && isAscii(text)) {
      for (let index = 0; index < text.length; index++) this.bytes[this.length++] = text.charCodeAt(index);
    } else {
      this.length += this.bytes.write(text, this.length, 'utf8');
    }
  }

  /** Returns a copy of the first bytes. */
  slice(length: number): Uint8Array {
    return Uint8Array.from(this.bytes.subarray(0, length));
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.bytes.length, this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
