import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ts from 'typescript';
import { testApp } from './helpers/synthesize';

const ROOT = path.join(__dirname, '..');
const SNIPPETS = [...fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code);

/** What a snippet may take for granted, being inside the constructor of a stack. */
const FIXTURE = `import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
void [CfnOutput, Duration, EventBus, Queue, Topic, glue];
`;

function moduleOf(snippet: string): string {
  const lines = snippet.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  return `${FIXTURE}${lines.filter(isImport).join('\n')}
export class Readme extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
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

describe('the snippets of README', () => {
  it('are there', () => expect(SNIPPETS.length).toBeGreaterThanOrEqual(3));

  it('compile, and a wrong one would not', () => {
    const wrong = "import { FileType } from 'cdk-file-processing-pipeline';\nFileType.csv({ delimitter: ';' });";
    const modules = new Map([...SNIPPETS, wrong].map((snippet, index) => [path.join(__dirname, `readme-snippet-${index}.ts`), moduleOf(snippet)]));
    expect(diagnosticsOf(modules)).toEqual([expect.stringMatching(new RegExp(`^readme-snippet-${SNIPPETS.length}.ts: .*delimitter`))]);
  });

  it.each(SNIPPETS.map((snippet, index) => [index, snippet]))('synthesize without a warning: %i', (_index, snippet) => {
    const { outputText } = ts.transpileModule(moduleOf(snippet), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const exported: { Readme?: new (scope: cdk.App, id: string) => cdk.Stack } = {};
    new Function('exports', 'require', outputText)(exported, jest.requireActual);
    const app = testApp();
    const stack = new exported.Readme!(app, 'Readme');
    app.synth();
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});
