import { spawnSync } from 'node:child_process';
import { pythonFiles } from './snippets';

/** Only parses: nothing is imported, so any Python 3 will do. */
function faultOf(code: string): string {
  const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: code, encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

it.each([...pythonFiles()])('%s, as the documents show it, is Python', (_name, code) => expect(faultOf(code)).toBe(''));

it('what is no Python would be found', () => expect(faultOf('def transform(df, request:\n')).toContain('SyntaxError'));

it('the transform and the job are shown', () => expect([...pythonFiles().keys()]).toEqual(['refunds.py', 'read_names.py']));
