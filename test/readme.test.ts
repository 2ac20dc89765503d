import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ts from 'typescript';
import { pythonFiles, ROOT, snippetsOf } from './docs/snippets';
import { testApp } from './helpers/synthesize';

const SNIPPETS = snippetsOf('ts');

/** The file of a stack as `cdk init` writes it, with the imports of a snippet at its top and the rest at the end of its constructor. */
function moduleOf(snippet: string): string {
  const lines = snippet.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  return `import * as cdk from 'aws-cdk-lib';
import { Construct } from 'constructs';
${lines.filter(isImport).join('\n')}

export class Readme extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
${lines.filter((line) => !isImport(line)).map((line) => `    ${line}`).join('\n')}
  }
}
`;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: ['node'],
  paths: { 'cdk-file-processing-pipeline': [path.join(ROOT, 'src/index.ts')] },
};

/** The compiler reads the snippets from memory, as files beside this one. */
function diagnosticsOf(modules: Map<string, string>): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => modules.get(file) ?? readFile(file);
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.getSourceFile = (file, language) =>
    (modules.has(file) ? ts.createSourceFile(file, modules.get(file)!, language) : getSourceFile.call(host, file, language));
  const program = ts.createProgram([...modules.keys()], OPTIONS, host);
  return [...modules.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

describe('the snippets of README and docs/', () => {
  const before = process.cwd();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));

  // A transform is given by its path, relative to where the app is run.
  beforeAll(() => {
    for (const [name, code] of pythonFiles()) fs.writeFileSync(path.join(folder, name), code);
    process.chdir(folder);
  });

  afterAll(() => {
    process.chdir(before);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('are there', () => expect(SNIPPETS.length).toBeGreaterThanOrEqual(15));

  it('are short recipes in README: at most ten lines of code', () => {
    const recipes = SNIPPETS.filter(({ name }) => name.startsWith('README.md'));
    const long = recipes.filter(({ code }) => code.split('\n').filter((line) => line !== '').length > 10).map(({ name }) => name);
    expect(recipes.length).toBeGreaterThanOrEqual(7);
    expect(long).toEqual([]);
  });

  it('compile, and a wrong one would not', () => {
    const wrong = { name: 'wrong', code: "import { FileType } from 'cdk-file-processing-pipeline';\nFileType.csv({ delimitter: ';' });" };
    const file = (name: string) => path.join(__dirname, `${name.replace(/[^\w]+/g, '-')}.ts`);
    const modules = new Map([...SNIPPETS, wrong].map(({ name, code }) => [file(name), moduleOf(code)]));
    expect(diagnosticsOf(modules)).toEqual([expect.stringMatching(/^wrong.ts: .*delimitter/)]);
  });

  it.each(SNIPPETS.map(({ name, code }) => [name, code]))('synthesize without a warning: %s', (_name, code) => {
    const { outputText } = ts.transpileModule(moduleOf(code), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const exported: { Readme?: new (scope: cdk.App, id: string) => cdk.Stack } = {};
    new Function('exports', 'require', outputText)(exported, jest.requireActual);
    const app = testApp();
    const stack = new exported.Readme!(app, 'Readme');
    app.synth();
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});
