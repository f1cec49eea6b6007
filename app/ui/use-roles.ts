import { useRouteLoaderData } from '@remix-run/react';

type Viewer = () => { person?: { roles: string[] } | null };

/** Roles of the reader of this page; none of those who are not signed in. */
export const useRoles = (): string[] => useRouteLoaderData<Viewer>('root')?.person?.roles ?? [];
