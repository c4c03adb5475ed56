import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { FEATURES } from './dependency-rules.js';
import { filesOf, isCode, isText, shippedTypeScript, textOf } from './tree.js';
import type { Violation } from './violation.js';

/** Longest file that a reader is asked to take in at once. */
const LINES_MAX = 500;

/** Files that may be longer, with the reason. */
export const LONGER_FILES: Readonly<Record<string, string>> = {
  'test/platform/graphql/http.spec.ts': 'one table: every status and content type of POST /graphql',
  'web/src/market/market.css': 'the look of one page, rule by rule',
  'web/src/post/post.css': 'the look of one page, rule by rule',
  'web/src/trades/trades.words.ts': 'every sentence of one page in both languages',
};

/** What a feature's folder is made of: the part of the file name before ".ts". */
const FEATURE_FILE =
  /^(index|[a-z0-9]+(-[a-z0-9]+)*\.(module|resolver|gateway|service|store|entity|graphql|input|loader))$/;

/** Files of a feature that are of no such kind, with the reason. */
export const FURTHER_FEATURE_FILES: Readonly<Record<string, string>> = {
  'src/auctions/auction-audiences.ts': 'renders and encodes events once for each audience of an auction',
  'src/auctions/auction-chain.ts': 'hashes and salts around the pure chain of libs/auction',
  'src/auctions/auction-ends.ts': 'what follows the end of an auction, once for each consumer',
  'src/auctions/auction-snapshot.ts': "the socket's JSON form of an auction",
  'src/auctions/auction-tail.ts': "the subscription's door to the rooms",
  'src/auctions/auctions.clock.ts': 'opens and closes what is due',
  'src/auctions/auctions.decisions.ts': 'one transaction for a pile of commands',
  'src/auctions/auctions.pile.ts': 'the one writer of a node: what waits while a commit is in flight',
  'src/auctions/auctions.rooms.ts': 'the rooms of auctions on this node',
  'src/auctions/outages.ts': 'the heartbeat of bidding, and the outages that its gaps tell of',
  'src/auctions/sealing.ts': 'ciphers and MACs of sealed bids, under a key that is not in the database',
  'src/auctions/transcripts.controller.ts': 'the HTTP door to the signed history',
  'src/demo/demo-bidders.ts': 'who bids on what, how high and when',
  'src/demo/demo-cast.ts': 'the invented organisations and accounts',
  'src/demo/demo-chance.ts': 'draws and ids from the seed',
  'src/demo/demo-company.ts': 'registers the cast and its credentials',
  'src/demo/demo-deals.ts': 'the deals of the year before, decided by the libraries',
  'src/demo/demo-deliveries.ts': 'weighs, inspects and settles what the cast trades with itself',
  'src/demo/demo-director.ts': 'the rounds that keep the market alive',
  'src/demo/demo-heats.ts': 'a year of heats and what they draw',
  'src/demo/demo-past.ts': 'the year before as rows',
  'src/demo/demo-present.ts': 'the auctions that should be under way',
  'src/demo/demo-seed.ts': 'the phases of the seeding',
  'src/demo/demo-stock.ts': 'grades, prices, masses and samples of the lots',
  'src/lots/lots.sample.ts': 'a sample as jsonb',
  'src/trades/trades.sheet.ts': 'the lines of a stored sheet, recomputed by the library and checked against it',
  'src/lots/lots.search.ts': 'the words under which a lot is found',
};

type SourceRule = (root: string) => Omit<Violation, 'rule'>[];

/** The rules that look into files, by name; each has a fixture of that name. */
export const SOURCE_RULES: Readonly<Record<string, SourceRule>> = {
  'libs-read-no-clock-and-no-chance': root =>
    shippedTypeScript(root, 'libs').flatMap(file =>
      identifiersIn(root, file)
        .filter(readsClockOrChance)
        .map(node => ({ file, detail: `line ${lineOf(node)}: ${node.parent.getText()}` })),
    ),

  'entities-never-relate': root =>
    shippedTypeScript(root, 'src').flatMap(file =>
      identifiersIn(root, file)
        .filter(relatesEntities)
        .map(node => ({ file, detail: `line ${lineOf(node)}: ${node.text}` })),
    ),

  'features-use-the-known-file-kinds': root =>
    filesOf(root, 'src')
      .filter(file => FEATURES.includes(file.split('/')[1] ?? ''))
      .filter(file => {
        const name = file.split('/').slice(2).join('/');
        const kind = name.replace(/(\.spec)?\.ts$/, '');
        return !(name.endsWith('.ts') && FEATURE_FILE.test(kind)) && !(file in FURTHER_FEATURE_FILES);
      })
      .map(file => ({
        file,
        detail: 'is none of index, module, resolver, gateway, service, store, entity, graphql, input, loader',
      })),

  'feature-folders-are-in-the-table': root =>
    filesOf(root, 'src')
      .filter(file => file.split('/').length > 2 && !['platform', ...FEATURES].includes(file.split('/')[1] ?? ''))
      .map(file => ({ file, detail: 'has no row in the features table of .dependency-cruiser.cjs' })),

  'nothing-reads-outside-the-repository': root =>
    ['src', 'libs', 'test', 'scripts', 'bench', 'web', 'docs']
      .flatMap(folder => filesOf(root, folder))
      .filter(isText)
      .flatMap(file => pathsOutside(root, file).map(path => ({ file, detail: path }))),

  'files-stay-under-500-lines': root =>
    ['src', 'libs', 'test', 'scripts', 'bench', 'web']
      .flatMap(folder => filesOf(root, folder))
      .filter(file => isCode(file) && !file.split('/').includes('generated') && !(file in LONGER_FILES))
      .map(file => ({ file, lines: textOf(root, file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LINES_MAX)
      .map(({ file, lines }) => ({ file, detail: `${lines} lines` })),
};

export const sourceViolations = (root: string): Violation[] =>
  Object.entries(SOURCE_RULES).flatMap(([rule, violationsIn]) =>
    violationsIn(root).map(violation => ({ rule, ...violation })),
  );

/**
 * `Date` and `Math` are let through in the few shapes that read neither clock nor chance; anything else, an alias or a destructuring
 * included, is refused, for where it leads cannot be seen. `globalThis` would be a way around.
 */
function readsClockOrChance(node: ts.Identifier): boolean {
  if (node.text === 'globalThis') return true;
  if (node.text !== 'Date' && node.text !== 'Math') return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    if (parent.name === node) return false;
    return !(node.text === 'Date' ? ['UTC', 'parse'].includes(parent.name.text) : parent.name.text !== 'random');
  }
  if (ts.isTypeReferenceNode(parent) || (isNamed(parent) && parent.name === node)) return false;
  if (node.text === 'Math') return true;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword;
  if (!ts.isNewExpression(parent)) return true;
  const first = parent.arguments?.[0];
  return first === undefined || ts.isSpreadElement(first);
}

const isNamed = (node: ts.Node): node is ts.PropertyAssignment | ts.PropertySignature =>
  ts.isPropertyAssignment(node) || ts.isPropertySignature(node);

const RELATIONS = ['ManyToOne', 'OneToMany', 'OneToOne', 'ManyToMany', 'JoinColumn', 'JoinTable', 'RelationId'];

/** A decorator of a relation wherever it stands, or the `relations` of an entity schema. */
const relatesEntities = (node: ts.Identifier): boolean =>
  RELATIONS.includes(node.text) ||
  (node.text === 'relations' &&
    ts.isPropertyAssignment(node.parent) &&
    ts.isObjectLiteralExpression(node.parent.parent) &&
    ts.isNewExpression(node.parent.parent.parent) &&
    node.parent.parent.parent.expression.getText() === 'EntitySchema');

/** Every path in the file that climbs to a folder "shared" which is not the repository's own. */
function pathsOutside(root: string, file: string): string[] {
  const text = textOf(root, file);
  const climbing = [...text.matchAll(/(?:\.\.\/)+shared\b/g)].map(([path]) => path);
  const joined = [...text.matchAll(/(['"])\.\.\1,\s*(['"])shared\b/g)].map(([path]) => path);
  const inside = (path: string) => {
    const target = resolve(root, dirname(file), path);
    return !relative(root, target).startsWith('..') && existsSync(target);
  };
  return [...climbing.filter(path => !inside(path)), ...joined];
}

function identifiersIn(root: string, file: string): ts.Identifier[] {
  const source = ts.createSourceFile(file, textOf(root, file), ts.ScriptTarget.ES2023, true);
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const lineOf = (node: ts.Node): number => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
