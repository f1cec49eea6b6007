import { deleteDocument } from '#app/domains/xapi/documents/delete-document.server.ts';
import { deleteStates } from '#app/domains/xapi/documents/delete-states.server.ts';
import type { DocumentScope } from '#app/domains/xapi/documents/document-scope.ts';
import { DOCUMENT_BYTES } from '#app/domains/xapi/documents/document.ts';
import { listDocuments } from '#app/domains/xapi/documents/list-documents.server.ts';
import { mergeDocument } from '#app/domains/xapi/documents/merge-document.server.ts';
import { putDocument } from '#app/domains/xapi/documents/put-document.server.ts';
import { readDocument } from '#app/domains/xapi/documents/read-document.server.ts';
import { readParameters } from '#app/domains/xapi/protocol/parameters.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { Refusal, tooLarge } from '#app/domains/xapi/protocol/refusal.ts';
import { type Handler, type LrsRequest, json, requireLength } from './lrs-request.ts';

// ---- documents (Part 3 §2.3, §2.6, §2.7)

type DocumentPlace = { shelf: DocumentScope; name: string | undefined; since: Date | undefined };

type FindPlace = (asked: LrsRequest) => DocumentPlace;

export const statePlace: FindPlace = ({ query, version }) => {
  const known = ['activityId', 'agent', 'registration', 'stateId', 'since'];
  const { iri, agent, uuid, text, time, needed } = readParameters(query, known, version);
  return {
    shelf: {
      kind: 'state',
      activity: needed('activityId', iri('activityId')),
      agent: needed('agent', agent('agent')).key,
      registration: uuid('registration'),
    },
    name: text('stateId'),
    since: time('since'),
  };
};

export const activityPlace: FindPlace = ({ query, version }) => {
  const { iri, text, time, needed } = readParameters(query, ['activityId', 'profileId', 'since'], version);
  return {
    shelf: { kind: 'activity', activity: needed('activityId', iri('activityId')) },
    name: text('profileId'),
    since: time('since'),
  };
};

export const agentPlace: FindPlace = ({ query, version }) => {
  const { agent, text, time, needed } = readParameters(query, ['agent', 'profileId', 'since'], version);
  return {
    shelf: { kind: 'agent', agent: needed('agent', agent('agent')).key },
    name: text('profileId'),
    since: time('since'),
  };
};

const readConditions = ({ header }: LrsRequest) => ({
  ifMatch: header('if-match'),
  ifNoneMatch: header('if-none-match'),
});

/** Acts on the documents of one kind; `idName` is the parameter that names one of them. */
export function documentHandlers(
  where: FindPlace,
  idName: string,
  deletesAll: boolean,
): Record<string, Handler> {
  const named = (asked: LrsRequest) => {
    const { shelf, name } = where(asked);
    if (name === undefined) throw new Refusal(400, `The parameter ${idName} is missing.`);
    return { shelf, name };
  };
  const write =
    (verb: typeof putDocument): Handler =>
    async (ctx, asked) => {
      const { shelf, name } = named(asked);
      requireLength(asked, DOCUMENT_BYTES);
      await verb(ctx, shelf, name, {
        contentType: asked.header('content-type') ?? 'application/octet-stream',
        content: await readBody(asked.body, DOCUMENT_BYTES, tooLarge),
        conditions: readConditions(asked),
        version: asked.version,
      });
      return { status: 204 };
    };
  return {
    async GET(ctx, asked) {
      const { shelf, name, since } = where(asked);
      if (name === undefined) {
        const { names, updatedAt } = await listDocuments(ctx, shelf, since);
        return json(names, updatedAt ? { 'Last-Modified': updatedAt.toUTCString() } : {});
      }
      const { contentType, etag, updatedAt, content } = await readDocument(ctx, shelf, name);
      return {
        status: 200,
        headers: { 'Content-Type': contentType, ETag: etag, 'Last-Modified': updatedAt.toUTCString() },
        body: content,
      };
    },
    PUT: write(putDocument),
    POST: write(mergeDocument),
    async DELETE(ctx, asked) {
      const { shelf, name } = where(asked);
      if (name !== undefined) await deleteDocument(ctx, shelf, name, readConditions(asked));
      else if (deletesAll) await deleteStates(ctx, shelf);
      else named(asked);
      return { status: 204 };
    },
  };
}
