import { type CredentialDecision, type CredentialKind, checkSocialCreditCode, type Role } from '@app/compliance';

/** An account that is printed at the start: people sign in with it, and nothing acts for it by itself. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly what: string;
}

export interface PlannedCredential {
  readonly kind: CredentialKind;
  /** What the operator decides, one after another; none: it waits in the queue. */
  readonly decisions: readonly CredentialDecision[];
  /** Its last day lies so many days from the day of the seeding; null: unbounded. */
  readonly endsInDays: number | null;
}

/** One part of the play. */
export interface Member {
  /** Before the @ of its address; also names it everywhere else in the seed. */
  readonly key: string;
  /** What the printed account is for; null: nobody signs in. */
  readonly what: string | null;
  readonly name: string;
  readonly role: Role;
  readonly region: string;
  /** The 18 characters, check digit included; null: a natural person. */
  readonly socialCreditCode: string | null;
  readonly credentials: readonly PlannedCredential[];
}

export const OPERATOR_EMAIL = 'operator@demo.aluloop.example';
export const emailOf = ({ key }: Pick<Member, 'key'>): string => `${key}@demo.aluloop.example`;

const good = (kind: CredentialKind): PlannedCredential => ({ kind, decisions: ['VERIFY'], endsInDays: null });
const waiting = (kind: CredentialKind): PlannedCredential => ({ kind, decisions: [], endsInDays: null });
const expired = (kind: CredentialKind): PlannedCredential => ({ kind, decisions: ['VERIFY'], endsInDays: -9 });
const suspended = (kind: CredentialKind): PlannedCredential => ({
  kind,
  decisions: ['VERIFY', 'SUSPEND'],
  endsInDays: null,
});

const FILED = [good('RECYCLER_FILING')];
const PERMITTED = [good('DISCHARGE_PERMIT'), good('HAZARDOUS_WASTE_CONTRACT')];

/** Key, name, region, credentials; what is printed for the accounts. The names are invented and say so. */
type Part = readonly [
  key: string,
  name: string,
  region: string,
  credentials?: readonly PlannedCredential[],
  what?: string,
];

const COLLECTORS: readonly Part[] = [
  ['collector', '示例·江北回收站', '320100', [], 'collector, sells'],
  ['c-yunlan', '示例·云岚物资回收', '330200'],
  ['c-huaiyang', '示例·淮阳拆解中心', '341200'],
  ['c-yishui', '示例·沂水金属回收', '371300'],
  ['c-jinghe', '示例·泾河再生站', '610100'],
  ['c-xianglin', '示例·湘麟回收', '430100'],
  ['c-gandong', '示例·赣东铝料行', '360600'],
  ['c-bashan', '示例·巴山废旧物资', '500000'],
  ['c-zhongyuan', '示例·中原拆车场', '410100'],
  ['c-liaohe', '示例·辽河资源回收', '210100'],
];
const PERSONS: readonly Part[] = [
  ['p-zhao', '示例·赵某（个人）', '441200'],
  ['p-qian', '示例·钱某（个人）', '320500'],
  ['p-sun', '示例·孙某（个人）', '510100'],
];
const RECYCLERS: readonly Part[] = [
  ['recycler', '示例·长风再生资源', '330100', FILED, 'recycler, bids'],
  ['r-donghai', '示例·东海再生金属', '331000', FILED],
  ['r-lingnan', '示例·岭南循环资源', '440600', FILED],
  ['r-taihu', '示例·太湖再生铝料', '320200', FILED],
  ['r-luonan', '示例·洛南资源循环', '410300', FILED],
  ['r-jianghan', '示例·江汉再生', '420100', FILED],
  ['r-chuanxi', '示例·川西循环铝业', '510100', FILED],
  ['r-bohai', '示例·渤海再生资源', '120100', [good('RECYCLER_FILING'), waiting('ENVIRONMENTAL_GRADE')]],
  ['r-guiling', '示例·桂岭回收加工', '450100', [expired('RECYCLER_FILING'), waiting('RECYCLER_FILING')]],
  ['r-qianshan', '示例·千山再生', '210200', [suspended('RECYCLER_FILING')]],
  ['r-xinqi', '示例·新启循环（待审核）', '350200', [waiting('RECYCLER_FILING')]],
];
const PROCESSORS: readonly Part[] = [
  ['processor', '示例·明江铝业', '440600', PERMITTED, 'processor, bids and melts'],
  ['m-hengtai', '示例·恒泰铸造铝', '330700', PERMITTED],
  ['m-yuanshan', '示例·远山铝合金', '500000', PERMITTED],
  ['m-luhai', '示例·鲁海再生铝', '371600', [...PERMITTED, good('NORMATIVE_LISTING')]],
  ['m-wanjin', '示例·皖金铝业', '340100', [...PERMITTED, waiting('NORMATIVE_LISTING')]],
  ['m-hebei', '示例·冀中轮毂', '130600', PERMITTED],
  ['m-dianchi', '示例·滇池铝材', '530100', PERMITTED],
  ['m-songhua', '示例·松花压铸', '220100', [good('DISCHARGE_PERMIT'), expired('HAZARDOUS_WASTE_CONTRACT')]],
  ['m-minnan', '示例·闽南铝业（待审核）', '350500', [waiting('DISCHARGE_PERMIT'), waiting('HAZARDOUS_WASTE_CONTRACT')]],
];
const OBSERVERS: readonly Part[] = [['observer', '示例·行业观察', '110000', [], 'observer, sees what anyone sees']];

/** The whole cast, the printed accounts first. Their order gives the credit codes, so a new part goes to the end of its list's role. */
export const CAST: readonly Member[] = castOf();

export const isPerson = (member: Member): boolean => member.socialCreditCode === null;
/** May bid by what it holds today. */
export const mayBid = ({ role, credentials }: Member): boolean => {
  const holds = (kind: CredentialKind) =>
    credentials.some(each => each.kind === kind && each.decisions.at(-1) === 'VERIFY' && each.endsInDays === null);
  return role === 'RECYCLER'
    ? holds('RECYCLER_FILING')
    : role === 'PROCESSOR' && holds('DISCHARGE_PERMIT') && holds('HAZARDOUS_WASTE_CONTRACT');
};
export const sells = ({ role }: Member): boolean => role === 'COLLECTOR';
/** The parts that come first, so that something can be shown at once: the accounts, and those who sell. */
export const FIRST_PARTS: readonly Member[] = CAST.filter(member => member.what !== null || sells(member));

/** Every kind that needs a number has one that is valid and says that it is none. */
export function numberOf({ key, socialCreditCode }: Member, index: number, kind: CredentialKind): string {
  return kind === 'DISCHARGE_PERMIT' ? `${socialCreditCode}001P` : `DEMO-${key}-${index + 1}`;
}

function castOf(): readonly Member[] {
  let serial = 0;
  const accountSerials: Readonly<Record<string, number>> = { collector: 1, recycler: 2, processor: 3, observer: 4 };
  const parts = (role: Role, list: readonly Part[], persons = false): Member[] =>
    list.map(([key, name, region, credentials = [], what = null]) => {
      serial += 1;
      const number = accountSerials[key] ?? serial + Object.keys(accountSerials).length;
      return {
        key,
        what,
        name,
        role,
        region,
        socialCreditCode: persons ? null : withCheckDigit(`91${region}MA${String(number).padStart(7, '0')}`),
        credentials,
      };
    });
  const everybody = [
    ...parts('COLLECTOR', COLLECTORS),
    ...parts('RECYCLER', RECYCLERS),
    ...parts('PROCESSOR', PROCESSORS),
    ...parts('OBSERVER', OBSERVERS),
    ...parts('COLLECTOR', PERSONS, true),
  ];
  return [...everybody.filter(each => each.what !== null), ...everybody.filter(each => each.what === null)];
}

/** A code that passes the check and stands for nobody. */
function withCheckDigit(stem: string): string {
  const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map(digit => stem + digit)
    .find(candidate => checkSocialCreditCode(candidate).kind === 'VALID');
  if (code === undefined) throw new Error(`demo: no check digit fits ${stem}`);
  return code;
}
