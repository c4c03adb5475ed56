/** The environment of PostgreSQL's programs: the C locale whatever the machine's is (a broken LC_ALL stops initdb), and
 *  none of our secrets and no PG* or LD_* variables, which would change what they do. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const inherited = process.platform === 'win32' ? process.env : { PATH: process.env.PATH };
  return { ...inherited, LC_ALL: 'C', LANG: 'C' };
}
