import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { table } from './markdown';

const ROOT = path.join(__dirname, '..', '..');

/** A field of an interface, with its documentation in the source. */
export interface DocumentedField {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly doc: string;
  /** Undefined if the field has no such tag. */
  readonly defaultValue?: string;
  /** The fields of a type that is written in place. */
  readonly fields: DocumentedField[];
}

/** A member of an enum of strings. */
interface DocumentedMember {
  readonly name: string;
  readonly value: string;
  readonly doc: string;
}

/** Returns the fields of an interface in the order of the source, without those that it inherits. */
export function readInterface(file: string, name: string): DocumentedField[] {
  const { members, source } = declarationOf(file, name, ts.isInterfaceDeclaration);
  return fieldsOf(members, source);
}

/** Returns the public properties of a class in the order of the source. */
export function readProperties(file: string, name: string): DocumentedField[] {
  const { members, source } = declarationOf(file, name, ts.isClassDeclaration);
  const isPublic = (member: ts.PropertyDeclaration) => member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PublicKeyword);
  return members.filter((member) => ts.isPropertyDeclaration(member)).filter(isPublic).map((member) => documented(member, source));
}

/** Returns the members of an enum of strings in the order of the source. */
export function readEnum(file: string, name: string): DocumentedMember[] {
  const { members, source } = declarationOf(file, name, ts.isEnumDeclaration);
  return members.map((member) => ({
    name: member.name.getText(source),
    value: member.initializer && ts.isStringLiteral(member.initializer) ? member.initializer.text : '',
    doc: docOf(member),
  }));
}

/** Returns the names of the public methods of a class, including static ones. */
export function readMethods(file: string, name: string): string[] {
  const { members, source } = declarationOf(file, name, ts.isClassDeclaration);
  return members.filter((member) => ts.isMethodDeclaration(member)).map((member) => member.name.getText(source)).filter((method) => !method.startsWith('_'));
}

/** Returns a table of name, type and meaning. The fields of an object follow it, named by their path. */
export function fieldTable(fields: DocumentedField[], partsOf: (path: string) => DocumentedField[] = () => []): string {
  const rowsOf = (of: DocumentedField[], above: string): string[][] => of.flatMap((field) => {
    const name = above + field.name;
    const parts = [...field.fields, ...partsOf(name)];
    return [[`\`${name}\``, typeOf(field, parts.length > 0), field.doc], ...rowsOf(parts, `${name}.`)];
  });
  return table(['field', 'type', 'meaning'], rowsOf(fields, ''));
}

/** Returns the type as JSON calls it. A type with a name of its own is one of a few strings, which the meaning lists. */
function typeOf({ type, isOptional }: DocumentedField, isObject: boolean): string {
  const named = isObject ? 'object' : 'string';
  const words = type.replace(/\{.*\}/, named).replace(/^[A-Z]\w*\[\]/, `array of ${named}s`).replace(/^[A-Z]\w*(?: \| [A-Z]\w*)*/, named)
    .replace(/ \| /g, ' or ').replace(/'/g, '`');
  return isOptional ? `${words}, or absent` : words;
}

type Kind<T extends ts.Declaration> = (node: ts.Node) => node is T;

function declarationOf<T extends ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration>(file: string, name: string, isKind: Kind<T>) {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.filter(isKind).find((statement) => statement.name?.text === name);
  if (!found) throw new Error(`${file} does not declare ${name}: correct the name in projenrc/docs`);
  return { members: found.members as T['members'], source };
}

function fieldsOf(members: ts.NodeArray<ts.TypeElement>, source: ts.SourceFile): DocumentedField[] {
  return members.filter((member) => ts.isPropertySignature(member)).map((member) => documented(member, source));
}

function documented(member: ts.PropertySignature | ts.PropertyDeclaration, source: ts.SourceFile): DocumentedField {
  return {
    name: member.name.getText(source),
    type: flat(member.type?.getText(source) ?? ''),
    isOptional: member.questionToken !== undefined,
    doc: docOf(member),
    defaultValue: tagOf(member, 'default'),
    fields: literalMembers(member.type, source),
  };
}

/** Returns the fields of a type literal, also of one in a union such as `{ ... } | null`. */
function literalMembers(type: ts.TypeNode | undefined, source: ts.SourceFile): DocumentedField[] {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return fieldsOf(type.members, source);
  return ts.isUnionTypeNode(type) ? type.types.flatMap((part) => literalMembers(part, source)) : [];
}

function docOf(member: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  return flat(ts.getTextOfJSDocComment(comment?.comment) ?? '');
}

function tagOf(member: ts.Node, name: string): string | undefined {
  const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === name);
  return tag && flat(ts.getTextOfJSDocComment(tag.comment) ?? '');
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
