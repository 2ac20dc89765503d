import { architecturePicture } from '../../projenrc/docs/architecture-picture';
import { synthesizeDefaultPipeline } from '../../projenrc/docs/default-pipeline';
import { terminalPicture } from '../../projenrc/docs/terminal-picture';
import { STATE_NAMES } from '../../src/contract/state-names';

describe('the picture of the architecture', () => {
  const resources = synthesizeDefaultPipeline();
  const picture = architecturePicture(resources);

  /** The words of the picture in the order in which they are drawn; long names are in two lines. */
  const words = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');

  it('shows every state', () => {
    expect(Object.values(STATE_NAMES).filter((name) => !words.includes(name))).toEqual([]);
  });

  it('is the same in every run, and has colors for light and for dark pages', () => {
    expect(architecturePicture(synthesizeDefaultPipeline())).toBe(picture);
    expect(picture).toContain('prefers-color-scheme: dark');
  });

  it('fails if the template lacks a resource or a permission that it shows', () => {
    const without = (type: string) => Object.fromEntries(Object.entries(resources).filter(([, { Type }]) => Type !== type));
    expect(() => architecturePicture(without('AWS::SQS::Queue'))).toThrow(/AWS::SQS::Queue at Intake\/Queue/);
    const text = JSON.stringify(resources).replaceAll('"glue:StartJobRun"', '"glue:GetJob"');
    expect(() => architecturePicture(JSON.parse(text))).toThrow(/Start job .*glue:StartJobRun/);
  });

  it('fails for a state that has no place', () => {
    const text = JSON.stringify(resources).replaceAll(STATE_NAMES.wait, 'Wait longer');
    expect(() => architecturePicture(JSON.parse(text))).toThrow(/no place for the states Wait longer/);
  });
});

describe('the picture of a terminal', () => {
  it('begins each column at its place, in the color of its text', () => {
    const picture = terminalPicture('title', 'FILE   OUTCOME\na.csv  \u001b[32mPROCESSED\u001b[39m\n');
    const [head, cell] = ['OUTCOME', 'PROCESSED'].map((text) => new RegExp(`<text x="([\\d.]+)" y="[\\d.]+" fill="(#\\w+)">${text}<`).exec(picture)!);
    expect(cell[1]).toBe(head[1]);
    expect(cell[2]).not.toBe(head[2]);
  });

  it('escapes markup, and fails for an escape sequence that it does not know', () => {
    expect(terminalPicture('title', 'a < b & c')).toContain('>a &lt; b &amp; c<');
    expect(() => terminalPicture('title', '\u001b[35mviolet')).toThrow(/35 is not known/);
  });
});
