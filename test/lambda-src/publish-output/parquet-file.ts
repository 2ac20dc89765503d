/** Three rows of a bigint, a string, a decimal and a boolean, as Spark 3.5.6 wrote them. */
export const SPARK_FILE_OF_THREE_ROWS = Buffer.from(
  'UEFSMRUAFTAVLBWKuZ2EBBwVBhUAFQgVCAAAGAAADQE8AQAAAAAAAAACAAAAAAAAABUAFR4VIhWTw93lBhwVBhUAFQgVCAAADzgBAAAAMAEAAAAxAQAAADIVABU8FTgV+pb5qw8cFQYVABUGFQgAAB4YAgAAAAMHAA0BPGQAAAAAAAAAyAAAAAAAAAAVABUCFQYVksjuiAIcFQYVABUIFQgAAAEAAhkRAhkYCAAAAAAAAAAAGRgIAgAAAAAAAAAVAhkWAAAZEQIZGAEwGRgBMhUCGRYAABkRAhkYCAAAAAAAAAAAGRgIyAAAAAAAAAAVAhkWAAAZEQIZGAEAGRgBARUCGRYAABkcFggVWhYAAAAZHBZiFVAWAAAAGRwWsgEVZhYAAAAZHBaYAhU0FgAAABUCGVxIDHNwYXJrX3NjaGVtYRUIABUEJQAYAmlkABUMJQAYBG5hbWUlAEwcAAAAFQQlAhgBZCUKFQQVGCxcFQQVGAAAABUAJQAYBGZsYWcAFgYZHBlMJggcFQQZJQgAGRgCaWQVAhYGFl4WWiYIPBgIAgAAAAAAAAAYCAAAAAAAAAAAFgAoCAIAAAAAAAAAGAgAAAAAAAAAAAAZHBUAFQAVAgAAFowEFRQWzAIVPgAmYhwVDBklCAAZGARuYW1lFQIWBhZMFlAmYjw2ACgBMhgBMAAZHBUAFQAVAgAAFqAEFRQWigMVIgAmsgEcFQQZNQgABhkYAWQVAhYGFmoWZiayATw2ACgIyAAAAAAAAAAYCAAAAAAAAAAAABkcFQAVABUCAAAWtAQVFhasAxU+ACaYAhwVABklCAAZGARmbGFnFQIWBhYwFjQmmAI8GAEBGAEAFgAoAQEYAQAAGRwVABUAFQIAABbKBBUWFuoDFSIAFsQCFgYmCBbEAhQAABksGBhvcmcuYXBhY2hlLnNwYXJrLnZlcnNpb24YBTMuNS42ABgpb3JnLmFwYWNoZS5zcGFyay5zcWwucGFycXVldC5yb3cubWV0YWRhdGEYmAJ7InR5cGUiOiJzdHJ1Y3QiLCJmaWVsZHMiOlt7Im5hbWUiOiJpZCIsInR5cGUiOiJsb25nIiwibnVsbGFibGUiOmZhbHNlLCJtZXRhZGF0YSI6e319LHsibmFtZSI6Im5hbWUiLCJ0eXBlIjoic3RyaW5nIiwibnVsbGFibGUiOmZhbHNlLCJtZXRhZGF0YSI6e319LHsibmFtZSI6ImQiLCJ0eXBlIjoiZGVjaW1hbCgxMiwyKSIsIm51bGxhYmxlIjp0cnVlLCJtZXRhZGF0YSI6e319LHsibmFtZSI6ImZsYWciLCJ0eXBlIjoiYm9vbGVhbiIsIm51bGxhYmxlIjpmYWxzZSwibWV0YWRhdGEiOnt9fV19ABhKcGFycXVldC1tciB2ZXJzaW9uIDEuMTMuMSAoYnVpbGQgZGI0MTgzMTA5ZDViNzM0ZWM1OTMwZDg3MGNkYWUxNjFlNDA4ZGRiYSkZTBwAABwAABwAABwAAABDAwAAUEFSMQ==',
  'base64',
);

/** Returns a Parquet file with one column and no row groups. "Publish output" reads only the footer. */
export function parquetFile(rows: number, columnNameLength = 1): Buffer {
  const schema = [...struct([5, i32(1)], [4, text('root')]), ...struct([1, i32(2)], [3, i32(0)], [4, text('c'.repeat(columnNameLength))])];
  const fields: [number, Value][] = [
    [1, i32(1)],
    [2, { type: 9, bytes: [0x2c, ...schema] }],
    [3, { type: 6, bytes: zigzag(rows) }],
    [4, { type: 9, bytes: [0x0c] }],
  ];
  const footer = Buffer.from(struct(...fields));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([Buffer.from('PAR1'), footer, length, Buffer.from('PAR1')]);
}

interface Value {
  readonly type: number;
  readonly bytes: number[];
}

function struct(...fields: [number, Value][]): number[] {
  let previous = 0;
  const bytes = fields.flatMap(([id, value]) => {
    const header = (id - previous) * 16 + value.type;
    previous = id;
    return [header, ...value.bytes];
  });
  return [...bytes, 0];
}

const i32 = (value: number): Value => ({ type: 5, bytes: zigzag(value) });

const text = (value: string): Value => ({ type: 8, bytes: [...varint(value.length), ...Buffer.from(value)] });

const zigzag = (value: number): number[] => varint(value * 2);

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
