import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE_REFERENCES } from '#db/file-references.ts';
import * as schema from '#db/schema.ts';

/** Columns that hold a hash of something else than a file of `files/`. */
const NO_FILES = [
  // The application itself, in words.
  'accreditation_applications.file',
  'application_reviews.token_hash',
  'course_variants.content_hash',
  'credit_decisions.rules_hash',
  'module_signatures.content_hash',
  'module_texts.file_hash',
  'module_texts.source_hash',
  // The name of a recording.
  'module_viewings.file',
  'people.password_hash',
  'rule_signatures.rules_hash',
  'scorm_launches.token_hash',
  'scorm_record_sessions.fetch_hash',
  'scorm_record_sessions.secret_hash',
  'xapi_attachments.sha2',
  'xapi_credentials.secret_hash',
];

test('every column that refers to a file is known to the sweep, which deletes the rest', () => {
  const named = new Set(FILE_REFERENCES.map(({ hash }) => `${getTableName(hash.table)}.${hash.name}`));
  const hashes = Object.values(schema as Record<string, unknown>)
    .filter((each): each is PgTable => is(each, PgTable) || is(each, SQLiteTable))
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
    )
    .filter((name) => /(hash|sha2|sha256)$|[._]file$/.test(name));
  expect(hashes.length).toBeGreaterThan(8);
  expect(hashes.filter((name) => !named.has(name)).sort()).toEqual(NO_FILES);
});

test('an import names a file of another folder from the top, and one beside it by ./', () => {
  const climbing = (readdirSync('app', { recursive: true }) as string[])
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => /from '\.\.\//.test(readFileSync(`app/${name}`, 'utf8')));
  expect(climbing.filter((name) => !name.endsWith('.test.ts'))).toEqual([]);
});
