// Compiles what Jest loads with esbuild: the step `types` checks the types, once for all files.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { transformSync, version } = require('esbuild');

const OPTIONS = { format: 'cjs', target: 'node20', sourcemap: 'inline', tsconfigRaw: '{}' };

const OWN_VERSION = `${version}\n${fs.readFileSync(__filename, 'utf8')}`;

module.exports = {
  getCacheKey: (source, file) => createHash('sha256').update([OWN_VERSION, file, source].join('\0')).digest('hex'),
  process: (source, file) => ({ code: transformSync(source, { ...OPTIONS, sourcefile: file, loader: file.endsWith('.js') ? 'js' : 'ts' }).code }),
};
