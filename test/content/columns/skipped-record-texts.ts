/** The keys of the records, in their order. */
export const KEYS = ['a', 'id', 'é', 'long enough for blocks'];

/** Bytes after a record, so that the skipper can see its end. */
export const SPACE = ' '.repeat(64);

/** Records that are skipped, and the types that they give to `a`, `id` and `é`. */
export const SKIPPED: [string, string, string][] = [
  ['no members', '{}', 'string string string'],
  ['strings', '{"a":"","id":"é日本😀","é":"\x7f"}', 'string string string'],
  ['every character that needs no escape', `{"a":"${Buffer.from(Array.from({ length: 96 }, (_, code) => code + 32)).toString().replace(/["\\\\]/g, '')}"}`, 'string string string'],
  ['strings that fill blocks', `{"a":"${'x'.repeat(200)}","id":"${'y'.repeat(31)}"}`, 'string string string'],
  ['every escape that stands alone', '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t","id":"\\u00FCx\\ud55c\\uD7ff\\uE000\\ue9aF\\u0000"}', 'string string string'],
  ['literals', '{"a":true,"id":false,"é":null}', 'boolean boolean string'],
  ['integers', '{"a":0,"id":-12345678901234,"é":123456789012345}', 'bigint bigint bigint'],
  ['integers with zeros', '{"a":10,"id":-10,"é":100000}', 'bigint bigint bigint'],
  ['integers that bigint stores and double does not', '{"a":9223372036854775807,"id":-9007199254740993}', 'bigint bigint string'],
  ['integers that bigint does not store', '{"a":10000000000000000000,"id":9223372036854775808}', 'double string string'],
  ['fractions', '{"a":0.5,"id":-123456789.1234,"é":0.1000000000000000055511151231257827}', 'double double string'],
  ['negative zeros', '{"a":-0,"id":-0.0,"é":-1}', 'double double bigint'],
  ['exponents', '{"a":1e2,"id":-1.5E-3,"é":0e+10}', 'double double double'],
  ['exponents that double does not store', '{"a":1e400,"id":1e-400}', 'string string string'],
  ['nested values', '{"a":{"x":[1,-2.5e3,{}],"y":{"x":"}]\\u0041","y":null},"":[]},"id":[]}', 'string string string'],
  ['keys inside and outside of nested values', '{"a":{"x":{"y":1},"y":2,"a":3},"id":{"a":1}}', 'string string string'],
  ['nested values with spaces', '{"a":[ { "x" : true } , [ ]\t],"id":{ }}', 'string string string'],
  ['values that are nested to the maximum depth', '{"a":[[[{"x":[{"y":{}}]}]]]}', 'string string string'],
  ['spaces between tokens', '{ "a": 1 , \t"id":\t"x" }', 'bigint string string'],
  ['missing columns', '{"id":1,"é":2.5}', 'string bigint double'],
  ['objects with many keys', `{"a":[${object(32)},${object(32)}],"id":${object(32)}}`, 'string string string'],
];

/** Records that are invalid, or that only the exact scanner can decide about. */
export const NOT_SKIPPED: [string, string[]][] = [
  ['keys in another order', ['{"id":1,"a":2}']],
  ['a key twice', ['{"a":1,"a":2}', '{"a":{"x":1,"y":2,"x":3}}', '{"a":[{"x":{"y":1,"y":2}}]}']],
  ['an unknown key', ['{"b":1}', '{"i":1}', '{"idx":1}', '{"":1}', '{"a":1,"b":2}', '{"long enough for block":1}', '{"long enough for blockS":1}', '{"Long enough for blocks":1}']],
  ['a key with an escape', ['{"\\u0061":1}', '{"a":{"\\u0061":1}}']],
  ['a wrong key', ['{"a:1}', '{a":1}', '{a:1}', '{"a" 1}', '{"a"}', '{"a"x1}', '{"a":{"x"}}', '{"a":{"x" 1}}', '{"a":{"x",1}}', '{"a":{x:1}}', '{"long enough for blocks":1,:2}', '{"a":{"x","y":1}}']],
  ['no value', ['{"a":}', '{"a":,"id":1}', '{"a": }', '{"a":[,]}', '{"a":{"x":}}']],
  ['an extra comma', ['{"a":1,}', '{,"a":1}', '{,}', '{"a":1,,"id":2}', '{"a":[1,]}', '{"a":[,1]}', '{"a":{"x":1,}}', '{"a":{,}}']],
  ['a missing comma', ['{"a":1"id":2}', '{"a":"x""id":2}', '{"a":1 "id":2}', '{"a":[1 2]}', '{"a":{"x":1"y":2}}']],
  ['a wrong separator', ['{"a":1;"id":2}', '{"a"=1}', '{"a":[1:2]}', '{"a":["x":2]}', '{"a":{"x":"y";"z":1}}', '{"a":1:"id"}']],
  ['a wrong end', ['{"a":1]', '{"a":[}', '{"a":[1}', '{"a":{]}', '{"a":{"x":1]}', '{"a":1)']],
  ['a wrong number', [
    '01', '00', '-01', '-', '-x', '--1', '+1', '1.', '1.x', '.5', '-.5', '1.5.5', '1e', '1e+', '1e-', '1ex', '1e5.5', '1e5e5', '1.e5', '0x1', '1_0', '1x', '١', '12345678901234567890x', '1/', '1:2',
  ].flatMap((number) => [`{"a":${number}}`, `{"a":[${number}]}`])],
  ['a number with too many characters', [`{"a":${'1'.repeat(1_001)}}`, `{"a":[${'1'.repeat(1_001)}]}`, `{"a":1.${'0'.repeat(999)}}`]],
  ['a wrong literal', ['tru', 'trux', 'truex', 'True', 'nul', 'nulL', 'nullx', 'fals', 'falsx', 'falsex', 'NaN', 'Infinity', 'undefined', 'x', '\'x\''].flatMap((literal) => [`{"a":${literal}}`, `{"a":[${literal}]}`])],
  ['a control character in a string', ['\0', '\x01', '\t', '\n', '\r', '\x1f'].flatMap((character) => [`{"a":"${character}"}`, `{"a":"123456789012345${character}x"}`, `{"a":["${character}"]}`])],
  ['a wrong escape', ['\\x', '\\', '\\u', '\\u12', '\\u12g4', '\\u123 ', '\\u-123', '\\U0041', '\\0', '\\\''].flatMap((escape) => [`{"a":"${escape}"}`, `{"a":"123${escape}"}`, `{"a":["${escape}"]}`])],
  ['surrogates', ['\\ud83d\\ude00', '\\uD800', '\\uDBFF', '\\udC00', '\\udfff'].map((escape) => `{"a":"${escape}"}`)],
  ['values that are nested too deeply', ['{"a":[[[[[[[[]]]]]]]]}', '{"a":{"x":{"x":{"x":{"x":{"x":{"x":{"x":{}}}}}}}}}', '{"a":[[[[[[[1,[]]]]]]]]}']],
  ['objects with too many keys', [`{"a":${object(33)}}`, `{"a":[{"x":${object(33)}}]}`]],
];

/** Records that are cut at each byte. */
export const CUT: [string, string][] = [
  ['strings and nested values', '{"a":"xy","id":12.5e10,"é":[1,{"x":"y"}]}'],
  ['literals', '{"a":true,"id":false,"é":null}'],
  ['a long number and escapes', '{"a":1234567890123456789,"id":"\\u0041\\n"}'],
  ['the longest of the keys', '{"é":1,"long enough for blocks":2}'],
  ['spaces', `{${SPACE}"a":${SPACE}-0.5${SPACE},${SPACE}"id":[${SPACE}1${SPACE}]${SPACE}}`],
];

/** Returns an object with this number of keys. */
function object(keys: number): string {
  return `{${Array.from({ length: keys }, (_, key) => `"${key}":1`).join(',')}}`;
}
