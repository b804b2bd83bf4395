/** The pages of the site in their order, by reader. A page of `docs/` has to be here, or the build fails. */
interface Group {
  readonly text: string;
  /** Paths on the site, without their ending; a page's first heading is its name. */
  readonly pages: readonly string[];
}

export const NAVIGATION: readonly Group[] = [
  { text: 'Start', pages: ['index', 'start', 'examples'] },
  {
    text: 'Explore',
    pages: [
      'graphiql',
      'queries',
      'writes',
      'assistants-in-git',
      'subscriptions',
      'checking-flows',
      'checking-assistants',
      'findings',
      'costs',
      'coverage',
    ],
  },
  { text: 'Frontends', pages: ['frontend', 'access', 'http', 'errors', 'client', 'example-page'] },
  {
    text: 'Operate',
    pages: [
      'deploy',
      'operate',
      'library',
      'command-line',
      'settings',
      'monitoring',
      'runbooks',
      'scale',
      'limits',
      'troubleshooting',
      'security',
    ],
  },
  { text: 'Agents and routers', pages: ['mcp', 'federation'] },
  { text: 'Figures', pages: ['performance', 'reliability'] },
  { text: 'Contribute', pages: ['contributing', 'architecture', 'schema-policy', 'changelog'] },
  {
    text: 'Reference',
    pages: [
      'reference/queries',
      'reference/mutations',
      'reference/subscriptions',
      'reference/types',
      'reference/error-codes',
      'reference/settings',
    ],
  },
];

/** Pages that have no place in the navigation, of those that are not listed by a page of their own. */
export function unlistedIn(paths: Iterable<string>): readonly string[] {
  const listed = new Set(NAVIGATION.flatMap(({ pages }) => pages.map((page) => `${page}.md`)));
  return [...paths].filter((path) => !listed.has(path) && !/^reference\/.+\//.test(path));
}
