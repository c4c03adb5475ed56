/**
 * Who may import whom. A feature may import only the features in its row, through their index.ts.
 * test/architecture proves that the tree obeys every rule, and that a fixture for every rule is caught by it.
 */
const features = {
  registry: [],
  lots: ['registry'],
  auctions: ['registry', 'lots'],
  matching: ['registry', 'lots'],
  trades: ['registry', 'lots', 'auctions', 'matching'],
  'recycled-content': ['registry', 'lots', 'auctions', 'matching', 'trades'],
  market: ['registry', 'lots', 'auctions', 'matching', 'trades', 'recycled-content'],
  demo: ['registry', 'lots', 'auctions', 'matching', 'trades', 'recycled-content', 'market'],
};

const SPEC = '\\.(spec|test)\\.tsx?$';
const DATABASE_PACKAGES = '(^|/)node_modules/(@nestjs/typeorm|typeorm|pg)/';
/** Specs may import what they like, but for the rules that name them. */
const shipped = (path, but = []) => ({ path, pathNot: [SPEC, ...[but].flat()] });
const othersThan = allowed => Object.keys(features).filter(feature => !allowed.includes(feature));

const forbidden = [
  {
    name: 'libs-are-pure',
    comment: 'A lib imports libs only: no Nest, no TypeORM, no Node core, no npm package, nothing of src.',
    from: shipped('^libs/'),
    to: { pathNot: '^libs/' },
  },
  {
    name: 'libs-share-only-units',
    comment: 'A lib imports itself and libs/units; units imports nothing.',
    from: shipped('^libs/([^/]+)/'),
    to: { path: '^libs/', pathNot: '^libs/(units|$1)/' },
  },
  {
    name: 'libs-only-through-index',
    comment: "A lib's index.ts is its contract.",
    from: shipped('^(src|web)/'),
    to: { path: '^libs/[^/]+/(?!src/index\\.ts$)' },
  },
  {
    name: 'libs-only-through-index',
    comment: 'The same between libs.',
    from: shipped('^libs/([^/]+)/'),
    to: { path: '^libs/[^/]+/(?!src/index\\.ts$)', pathNot: '^libs/$1/' },
  },
  {
    name: 'lib-specs-never-import-src',
    comment: 'A rule is tested without the application around it.',
    from: { path: `^libs/.*${SPEC}` },
    to: { path: '^src/' },
  },
  ...Object.entries(features).map(([feature, allowed]) => ({
    name: 'features-follow-the-table',
    comment: 'registry ← lots ← {auctions, matching} ← trades ← recycled-content ← market',
    from: shipped(`^src/${feature}/`),
    to: { path: `^src/(${othersThan([feature, ...allowed]).join('|')})/` },
  })),
  {
    name: 'features-only-through-index',
    comment: "A feature's index.ts is its public face.",
    from: shipped('^src/([^/]+)/', '^src/platform/'),
    to: { path: '^src/[^/]+/(?!index\\.ts$)', pathNot: '^src/($1|platform)/' },
  },
  {
    name: 'features-only-through-index',
    comment:
      'main.ts and app.module.ts may name the modules that they put together, and nothing else inside a feature.',
    from: shipped('^src/[^/]+$'),
    to: { path: '^src/[^/]+/(?!index\\.ts$)(?![^/]+\\.module\\.ts$)', pathNot: '^src/platform/' },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'Nor the application that is put together from it.',
    from: shipped('^src/platform/'),
    to: { path: '^src/(?!platform/)' },
  },
  {
    name: 'edges-never-touch-the-database',
    comment: 'Resolvers and gateways call the service; they know neither a row nor a table.',
    from: shipped('\\.(resolver|gateway)\\.ts$'),
    to: { path: ['\\.(entity|store)\\.ts$', '^src/platform/database/', DATABASE_PACKAGES] },
  },
  {
    name: 'web-never-imports-src',
    comment: 'The client shares rules with the server through libs, and types through what is generated.',
    from: shipped('^web/'),
    to: { path: '^src/' },
  },
  {
    name: 'src-never-imports-web',
    comment: 'The server serves the built client as files.',
    from: shipped('^src/'),
    to: { path: '^web/' },
  },
  {
    name: 'what-ships-never-imports-tests',
    from: shipped('^(src|libs|web)/'),
    to: { path: [SPEC, '^(test|bench)/'] },
  },
  {
    name: 'imports-resolve',
    comment:
      'An import that leads nowhere would blind every rule above. Deep imports of a lib are refused by the compiler.',
    from: { path: '^(src|libs|web)/' },
    to: { couldNotResolve: true, path: '^(\\.|@app/[^/]+$)', pathNot: '\\?|/generated/' },
  },
  {
    name: 'no-cycles',
    comment: 'Types included: two files that need each other are one file, or want a third.',
    from: {},
    to: { circular: true },
  },
].map(rule => ({ severity: 'error', ...rule }));

module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // Anchored: a pattern that also matched node_modules/*/dist would hide most packages from every rule.
    exclude: { path: '^((web/)?dist|test/architecture/fixtures)/' },
  },
};
