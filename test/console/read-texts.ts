import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

export type Node = { type: string } & { [key: string]: unknown };
/** Where in the catalogue an expression points: the names from its root on. */
type Path = readonly string[];

/** Attributes that a person reads or hears. */
const read = new Set(['what', 'label', 'title', 'placeholder', 'aria-label', 'description', 'next', 'lead', 'alt']);
const letters = /\p{L}/u;
/** Two words, the first with a capital: a sentence, wherever it stands. */
const sentence = /^\p{Lu}\p{Ll}+,? \p{L}|^\p{Lu}.* .*\p{Ll}{2}\.$/u;

/** @returns every source of the console outside its catalogue, parsed, by its path under `folder` */
export function parseSources(folder: string): Map<string, Node> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const ours = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('texts') && !file.endsWith('schema.ts'));
  return new Map(ours.map((file) => [file, parse(readFileSync(join(folder, file), 'utf8'), file.endsWith('x'))]));
}

/** @param tsx whether elements of JSX may stand in it, as they may in a file named so */
export function parse(text: string, tsx = true): Node {
  return parseSync(text, { syntax: 'typescript', tsx, decorators: true }) as unknown as Node;
}

/** @returns words that a person reads and that stand in the source itself, in its order */
export function findWords(source: Node): string[] {
  const found = new Set<Node>();
  walk(source, (node) => {
    if (node.type === 'ImportDeclaration') return false;
    if (node.type === 'JSXText' && letters.test(String(node.value))) found.add(node);
    if (node.type === 'JSXAttribute' && read.has(nameOf(node))) collect(node.value, letters, found);
    if (node.type === 'JSXElement') collect(node.children, letters, found);
    if (/^(StringLiteral|TemplateLiteral)$/.test(node.type)) collect(node, sentence, found);
    return true;
  });
  return [...found].map((node) => String(node.value ?? node.cooked).trim());
}

/** The literals that an expression may come to, whatever it depends on; what it only compares or looks up is none. */
function collect(value: unknown, kind: RegExp, found: Set<Node>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, kind, found);
  if (!isNode(value)) return;
  const text = value.type === 'StringLiteral' ? value.value : value.type === 'TemplateElement' ? value.cooked : '';
  if (kind.test(String(text))) found.add(value);
  const parts: { [type: string]: readonly string[] } = {
    JSXExpressionContainer: ['expression'],
    ParenthesisExpression: ['expression'],
    ConditionalExpression: ['consequent', 'alternate'],
    BinaryExpression: /^(\+|&&|\|\||\?\?)$/.test(String(value.operator)) ? ['left', 'right'] : [],
    TemplateLiteral: ['quasis', 'expressions'],
  };
  for (const part of parts[value.type] ?? []) collect(value[part], kind, found);
}

/** @returns every place of the catalogue that the source uses; what is looked up or handed on counts with all below it */
export function findUses(source: Node): Path[] {
  const names = new Map<string, Path[]>([['texts', [[]]]]);
  const declared = new Set<Node>();
  let before = -1;
  while (before !== declared.size) {
    before = declared.size;
    walk(source, (node) => {
      if (node.type === 'VariableDeclarator' && !declared.has(node)) {
        const paths = pathsOf(node.init, names);
        if (paths.length > 0 && declare(node.id, paths, names)) declared.add(node);
      }
      return true;
    });
  }
  const uses: Path[] = [];
  walk(source, (node) => {
    if (node.type === 'ImportDeclaration' || node.type === 'TsTypeQuery') return false;
    if (declared.has(node)) return false;
    const paths = pathsOf(node, names);
    uses.push(...paths);
    // What is looked up, and what stands in brackets, may be of the catalogue, too.
    if (paths.length > 0 && node.type === 'MemberExpression') walkProperties(node, uses, names);
    return paths.length === 0;
  });
  return uses;
}

function walkProperties(node: Node, uses: Path[], names: Map<string, Path[]>): void {
  if (isNode(node.property) && node.property.type === 'Computed') {
    walk(node.property, (inner) => {
      const paths = pathsOf(inner, names);
      uses.push(...paths);
      return paths.length === 0;
    });
  }
  if (isNode(node.object) && node.object.type === 'MemberExpression') walkProperties(node.object, uses, names);
}

/** @returns whether the pattern only gives new names to the places: then they are used where the names are */
function declare(pattern: unknown, paths: readonly Path[], names: Map<string, Path[]>): boolean {
  if (!isNode(pattern)) return false;
  if (pattern.type === 'Identifier') {
    names.set(String(pattern.value), [...(names.get(String(pattern.value)) ?? []), ...paths]);
    return true;
  }
  if (pattern.type !== 'ObjectPattern' || !Array.isArray(pattern.properties)) return false;
  return pattern.properties.every((property: Node) => {
    const key = property.key as Node;
    const below = paths.map((path) => [...path, String(key.value)]);
    if (property.type === 'AssignmentPatternProperty') return declare(key, below, names);
    return property.type === 'KeyValuePatternProperty' && declare(property.value, below, names);
  });
}

/** @returns the places an expression names: none for what is not of the catalogue; one looked up stands for all */
function pathsOf(node: unknown, names: Map<string, Path[]>): Path[] {
  if (!isNode(node)) return [];
  if (node.type === 'Identifier') return names.get(String(node.value)) ?? [];
  if (node.type === 'ParenthesisExpression') return pathsOf(node.expression, names);
  if (node.type !== 'MemberExpression' || !isNode(node.property)) return [];
  const { property } = node;
  const above = pathsOf(node.object, names);
  if (property.type === 'Identifier') return above.map((path) => [...path, String(property.value)]);
  return above.map((path) => [...path, '*']);
}

/** @returns every text of the catalogue by its place */
export function listPlaces(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, below]) => listPlaces(below, [...path, key]));
}

/** Whether a use is of this text: of itself, or of something that holds it. */
export function isUseOf(use: Path, place: Path): boolean {
  return place.every((name, index) => use[index] === undefined || use[index] === '*' || use[index] === name);
}

/** Visits a node and all below it; `visit` says whether to go deeper. */
export function walk(value: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if (isNode(value) && !visit(value)) return;
  for (const [key, below] of Object.entries(value)) if (key !== 'span') walk(below, visit);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(attribute: Node): string {
  return isNode(attribute.name) && typeof attribute.name.value === 'string' ? attribute.name.value : '';
}
