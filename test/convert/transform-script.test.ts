import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Lazy, Stack } from 'aws-cdk-lib';
import { FileType, GlueJob } from '../../src';
import { identityStatements } from '../helpers/statements';
import { resolved, synthesize } from '../helpers/synthesize';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transform-'));
  fs.writeFileSync(path.join(folder, 'good.py'), 'import re\n\n\ndef transform(df, request):\n    return df\n');
  fs.writeFileSync(path.join(folder, 'helper.py'), 'def convert(df, request):\n    return df\n');
  fs.writeFileSync(path.join(folder, 'nested.py'), 'class Job:\n    def transform(self, df):\n        return df\n');
  fs.writeFileSync(path.join(folder, 'marked.py'), '\uFEFFdef transform(df, request):\n    return df\n');
  fs.mkdirSync(path.join(folder, 'folder.py'));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const transform = (name: string) => GlueJob.managed({ transform: path.join(folder, name) });

describe('a transform', () => {
  it('is uploaded, named to the job by its file, and read by the job of its file type only', () => {
    const { template, resources } = synthesize({ fileTypes: [FileType.csv({ job: transform('good.py') }), FileType.json()] });
    const jobs = Object.values(template.findResources('AWS::Glue::Job')).map(({ Properties }) => Properties.DefaultArguments);
    const [withTransform, without] = jobs.sort((one, other) => Object.keys(other).length - Object.keys(one).length);
    expect(withTransform['--transform-name']).toBe('good.py');
    expect(resolved(withTransform['--transform'])).toMatch(/s3:\/\/.*\.py/);
    expect(Object.keys(withTransform).filter((name) => !(name in without))).toEqual(['--transform', '--transform-name']);
    const read = identityStatements(resources).filter(({ Sid }) => Sid === 'Script').map(({ Resource }) => [Resource].flat().length);
    expect(read).toEqual([3, 2]);
  });

  it.each([
    ['is not there', 'missing.py', /missing\.py", which is not a Python file/],
    ['has a name like an argument', '-x.py', /-x\.py", whose name begins with a hyphen/],
    ['is a folder', 'folder.py', /folder\.py", which is not a Python file/],
    ['has no function transform', 'helper.py', /helper\.py" does not define the function transform: add "def transform\(df, request\):"/],
    ['has it inside of a class only', 'nested.py', /nested\.py" does not define the function transform/],
  ])('fails when it %s', (_case, name, message) => {
    expect(() => transform(name)).toThrow(message);
  });

  it('may begin with a byte order mark', () => {
    expect(() => transform('marked.py')).not.toThrow();
  });

  it('fails when its path is known at deployment only', () => {
    expect(() => GlueJob.managed({ transform: Lazy.string({ produce: () => new Stack().stackName }) })).toThrow(/transform is not known until deployment/);
  });
});
