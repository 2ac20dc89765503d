import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * Compiles content/wasm/ to WebAssembly and writes it as a TypeScript module. So each bundle is a single file, and no file has to be found at run time.
 */

const ROOT = path.join(__dirname, '..');
const COMPILER = path.join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const TARGET = path.join(ROOT, 'content', 'simd', 'scanner-wasm.ts');

const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory', '--enable', 'sign-extension'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wasm-'));
try {
  const binary = path.join(folder, 'scanner.wasm');
  execFileSync(process.execPath, [COMPILER, 'content/wasm/index.ts', '--outFile', binary, ...OPTIONS], { cwd: ROOT, stdio: 'inherit' });
  const lines = fs.readFileSync(binary).toString('base64').match(/.{1,120}/g)!.map((line) => `  '${line}',`);
  fs.mkdirSync(path.dirname(TARGET), { recursive: true });
  fs.writeFileSync(TARGET, `/** Generated from content/wasm/ by \`npm run generate\`: base64. */\nexport const SCANNER_WASM = [\n${lines.join('\n')}\n].join('');\n`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
