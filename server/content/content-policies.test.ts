import { expect, test } from 'vitest';
import { NO_PERMISSIONS } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { packagePolicy } from './content-policies.ts';

const secure = { appOrigin: 'https://app.example.org', contentOrigin: 'https://*.content.example.net' };
const local = { appOrigin: 'http://localhost:3000', contentOrigin: 'http://*.content.localhost:3000' };
const letTo = { ...NO_PERMISSIONS, hosts: ['cdn.example.org'] };

test('a package reaches no host unless it is allowed, and then by https, even where an old page says http', () => {
  expect(packagePolicy(secure, NO_PERMISSIONS)).not.toMatch(/https:\/\/(?!app\.)|upgrade/);
  const policy = packagePolicy(secure, letTo);
  expect(policy).toContain("'unsafe-eval' https://cdn.example.org;");
  expect(policy).toContain('blob: https://cdn.example.org wss://cdn.example.org;');
  expect(policy).toContain('upgrade-insecure-requests');
  expect(policy).not.toContain('http:');
});

test('on a local machine without TLS an address without a scheme is http', () => {
  const policy = packagePolicy(local, letTo);
  expect(policy).toContain("'unsafe-eval' http://cdn.example.org;");
  expect(policy).not.toContain('upgrade');
});
