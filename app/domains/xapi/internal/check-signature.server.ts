import { compactVerify, decodeProtectedHeader, importX509 } from 'jose';
import { readJson } from '#app/domains/xapi/protocol/json.ts';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import { isSameStatement } from '#app/domains/xapi/statements/same-statement.ts';
import { type JsonObject, SIGNATURE } from '#app/domains/xapi/statements/vocabulary.ts';

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

const utf8 = new TextDecoder();

/**
 * Checks a signed statement (Part 2 §2.6): a compact JWS (RFC 7515) whose payload is the statement without the signature. Where
 * the signer's certificate comes with it (x5c), the signature is verified with it; whether it is the right certificate is up to
 * the reader. Throws Fault.
 */
export async function checkSignature(
  statement: JsonObject,
  signature: Uint8Array,
  path: string,
): Promise<void> {
  const refuse = (must: string): never => {
    throw new ValidationError(path, must);
  };
  const compact = utf8.decode(signature);
  const [, payload = '', ...rest] = compact.split('.');
  if (rest.length !== 1) refuse('must be a JSON web signature in compact form');
  const header = (() => {
    try {
      return decodeProtectedHeader(compact);
    } catch {
      return refuse('must be a JSON web signature in compact form');
    }
  })();
  if (!ALGORITHMS.includes(header.alg ?? '')) refuse(`must be signed with one of: ${ALGORITHMS.join(', ')}`);
  const signed = readJson(Buffer.from(payload, 'base64url'), `${path} payload`);
  if (typeof signed !== 'object' || signed === null || Array.isArray(signed))
    refuse('must have a statement as its payload');
  const others = ((statement['attachments'] ?? []) as JsonObject[]).filter(
    (each) => each['usageType'] !== SIGNATURE,
  );
  const { attachments: _, ...unsigned } = statement;
  const plain = others.length > 0 ? { ...unsigned, attachments: others } : unsigned;
  if (!isSameStatement(plain, signed as JsonObject)) refuse('must have signed the same statement');
  const [certificate] = header.x5c ?? [];
  if (certificate === undefined) return;
  try {
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`;
    await compactVerify(compact, await importX509(pem, header.alg!), { algorithms: ALGORITHMS });
  } catch {
    refuse('must be valid for the certificate that comes with it');
  }
}
