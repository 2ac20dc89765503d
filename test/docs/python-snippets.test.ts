import { spawnSync } from 'node:child_process';
import { pythonFiles } from './snippets';

/** Returns the error of the parser. Nothing is imported, so any Python 3 can do it. */
function syntaxErrorOf(code: string): string {
  const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: code, encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

it.each([...pythonFiles()])('%s in the documents is valid Python', (_name, code) => expect(syntaxErrorOf(code)).toBe(''));

it('invalid Python is found', () => expect(syntaxErrorOf('def transform(df, request:\n')).toContain('SyntaxError'));

it('an app, the transform and the job are shown', () => expect([...pythonFiles().keys()]).toEqual(['app.py', 'refunds.py', 'read_names.py']));
